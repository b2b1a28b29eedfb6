package dev.lockstep.forensics.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the rule of a line. Rules that name how the payload begins cost one look-up of its first eight bytes; rules that
 * name a text anywhere are sought together, by {@link AnywhereSearch}.
 */
final class RuleMatcher {
  private static final int SLOTS = 1 << 12;
  private static final int HEADS = 1 << 10;

  /** One literal of one rule. */
  static final class Entry {
    final byte[] literal;
    final int rule;
    /** Where in a line that begins with this literal its price stands, or -1 if that has to be looked for. */
    final int priceAt;
    /** Its last eight bytes and where they stand, for literals of more than eight; else -1. */
    final int tailAt;
    final long tail;
    /** It alone decides, and it begins neither like an object nor like a line that is indented. */
    final boolean decides;

    Entry(byte[] literal, EventRule of, int rule, FieldRule price) {
      this.literal = literal;
      this.rule = rule;
      decides = of.plain() && literal[0] > ' ' && literal[0] != '{';
      tailAt = literal.length > 8 ? literal.length - 8 : -1;
      tail = tailAt < 0 ? 0 : LineScanner.eight(literal, tailAt);
      byte[] after = price == null ? null : price.after();
      int at = after == null || after.length > literal.length ? -1 : ByteSearch.indexOf(literal, 0, literal.length, after);
      priceAt = at < 0 ? -1 : at + after.length;
    }

    byte[] literal() {
      return literal;
    }

    int rule() {
      return rule;
    }
  }

  /** What is known of payloads that begin with certain eight bytes: the literals they may begin with, the longest first. */
  private static final class Head {
    final long head;
    final Entry[] entries;
    final Entry first;
    final boolean one;

    Head(long head, Entry[] entries) {
      this.head = head;
      this.entries = entries;
      first = entries.length == 0 ? null : entries[0];
      one = entries.length == 1;
    }
  }

  /** A class, since method references and streams take longer to get going than a hundred megabytes to read. */
  private static final Comparator<Entry> LONGEST_FIRST =
      new Comparator<>() {
        @Override
        public int compare(Entry one, Entry other) {
          return one.literal.length != other.literal.length ? Integer.compare(other.literal.length, one.literal.length) : Integer.compare(one.rule, other.rule);
        }
      };

  private static final Entry[] NONE = {};

  private final EventRule[] rules;
  private final boolean[] plain;
  private final int longestStart;
  private final boolean[] general;
  private final Head[] knownHeads = new Head[HEADS];
  private final long[] masks;
  private final Entry[][][] tables;
  /** Null if no rule names a text that may stand anywhere. */
  private final AnywhereSearch anywhere;

  RuleMatcher(List<EventRule> rules) {
    this.rules = rules.toArray(new EventRule[0]);
    plain = new boolean[this.rules.length];
    general = new boolean[this.rules.length];
    for (int i = 0; i < plain.length; i++) {
      EventRule rule = this.rules[i];
      general[i] = SourceTally.general(rule.kind());
      plain[i] = rule.plain();
    }
    List<Entry> starts = new ArrayList<>();
    boolean contains = false;
    for (int i = 0; i < this.rules.length; i++) {
      int price = this.rules[i].field("price");
      FieldRule field = price < 0 || price >= this.rules[i].fields().size() ? null : this.rules[i].fields().get(price);
      for (byte[] literal : this.rules[i].starts()) starts.add(new Entry(literal, this.rules[i], i, field));
      contains |= !this.rules[i].contains().isEmpty();
    }
    starts.sort(LONGEST_FIRST);
    longestStart = starts.isEmpty() ? 0 : starts.get(0).literal().length;
    long[] found = masks(starts);
    masks = found;
    tables = new Entry[found.length][SLOTS][];
    for (Entry entry : starts) {
      int table = indexOf(found, LineScanner.mask(entry.literal().length));
      int slot = slot(LineScanner.eight(Arrays.copyOf(entry.literal(), 8), 0) & found[table]);
      tables[table][slot] = with(tables[table][slot], entry);
    }
    anywhere = contains ? new AnywhereSearch(this.rules) : null;
  }

  /** The masks of the lengths that occur, each once. */
  private static long[] masks(List<Entry> entries) {
    long[] masks = new long[8];
    int count = 0;
    for (Entry entry : entries) {
      long mask = LineScanner.mask(entry.literal.length);
      boolean known = false;
      for (int i = 0; i < count; i++) known |= masks[i] == mask;
      if (!known) masks[count++] = mask;
    }
    return Arrays.copyOf(masks, count);
  }

  private static Entry[] with(Entry[] list, Entry entry) {
    if (list == null) return new Entry[] {entry};
    Entry[] longer = Arrays.copyOf(list, list.length + 1);
    longer[list.length] = entry;
    return longer;
  }

  /** Index of the rule of a payload, or -1. */
  int match(byte[] b, int from, int to) {
    int length = to - from;
    if (length >= 8 || from + 8 <= b.length) {
      long head = LineScanner.eight(b, from);
      if (length < 8) head &= LineScanner.mask(length);
      for (Entry entry : head(head).entries) {
        byte[] literal = entry.literal;
        if (literal.length <= length && LineScanner.sameAfterEight(b, from, literal)
            && (plain[entry.rule] || rules[entry.rule].accepts(b, from, to))) {
          return entry.rule;
        }
      }
    } else if (length > 0) {
      return match(Arrays.copyOf(Arrays.copyOfRange(b, from, to), 8), 0, length);
    }
    return anywhere(b, from, to);
  }

  /**
   * The longest literal a payload begins with, or null. The payload's end need not be known: no literal holds a newline. At least
   * {@link #longestStart()} bytes, and eight, can be read from {@code from} on.
   */
  Entry start(byte[] b, int from) {
    long eight = LineScanner.eight(b, from);
    Head head = knownHeads[slot(eight) & (HEADS - 1)];
    if (head == null || head.head != eight) head = head(eight);
    Entry first = head.first;
    if (head.one && first.tailAt <= 8) return first.tailAt < 0 || LineScanner.eight(b, from + first.tailAt) == first.tail ? first : null;
    return oneOf(head.entries, b, from);
  }

  /** True if lines of a rule do more than being counted, timed and kept, and so take the general way. */
  boolean general(int rule) {
    return general[rule];
  }

  /** True if no rule's start agrees with the first eight bytes of a payload. */
  boolean unknown(byte[] b, int from) {
    return head(LineScanner.eight(b, from)).first == null;
  }

  /** True if, of the starts that agree with the first bytes of a payload, that which it begins with is the longest. */
  boolean alone(byte[] b, int from, int bytes) {
    for (Entry entry : head(LineScanner.eight(b, from)).entries) {
      if (LineScanner.sameAfterEight(b, from, entry.literal)) return true;
      if (bytes == 8 || LineScanner.eight(b, from + 8) == LineScanner.eight(Arrays.copyOf(entry.literal, 16), 8)) return false;
    }
    return false;
  }

  /** True if there are rules that name a text anywhere in a line. */
  boolean anywhere() {
    return anywhere != null;
  }

  private static Entry oneOf(Entry[] entries, byte[] b, int from) {
    for (Entry entry : entries) if (LineScanner.sameAfterEight(b, from, entry.literal)) return entry;
    return null;
  }

  int longestStart() {
    return longestStart;
  }

  /** The starts that agree with the first eight bytes of a payload, the longest first; remembered, since a log has few of them. */
  private Head head(long eight) {
    int at = slot(eight) & (HEADS - 1);
    Head known = knownHeads[at];
    if (known != null && known.head == eight) return known;
    Entry[] found = NONE;
    for (int t = 0; t < masks.length; t++) {
      Entry[] entries = tables[t][slot(eight & masks[t])];
      if (entries == null) continue;
      for (Entry entry : entries) {
        long literal = LineScanner.eight(Arrays.copyOf(entry.literal, 8), 0);
        if (literal == (eight & masks[t])) found = with(found, entry);
      }
    }
    knownHeads[at] = new Head(eight, found);
    return knownHeads[at];
  }

  /** Index of a rule that names a text which stands anywhere in a payload, or -1. */
  int anywhere(byte[] b, int from, int to) {
    return anywhere == null ? -1 : anywhere.find(b, from, to);
  }

  EventRule rule(int index) {
    return rules[index];
  }

  int size() {
    return rules.length;
  }

  private static int slot(long head) {
    return (int) ((head * 0x9E3779B97F4A7C15L) >>> 52);
  }

  private static int indexOf(long[] values, long value) {
    for (int i = 0; i < values.length; i++) if (values[i] == value) return i;
    return -1;
  }
}
