package dev.lockstep.forensics.parse;

import static dev.lockstep.forensics.parse.LineView.ascii;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.LockMark;
import dev.lockstep.forensics.model.ThreadTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Threads of HotSpot whose header and text are like some read before, names, numbers and addresses apart: recognised whole. */
final class JavaBlocks {
  private static final byte[] STATE = ascii("java.lang.Thread.State: ");
  private static final byte[] ADDRESS = ascii("<0x");
  private static final byte[][] SYNCHRONIZERS = {
    ascii("Locked ownable synchronizers"), ascii("Locked synchronizers: "), ascii("Number of locked synchronizers")
  };
  private static final byte[][] NUMBERS = {
    ascii("cpu="), ascii("elapsed="), ascii("tid="), ascii("nid="), ascii("[0x"), ascii("["), ascii("#")
  };
  private static final int NOWHERE = -1;
  /** What is noted of a body: its form, its stack, its lines above a bit for the list of synchronizers. */
  private static final int FORM = 0;

  private static final int STACK = 1;
  private static final int LINES = 2;

  private final KnownBlocks headers = new KnownBlocks();
  private final KnownBlocks bodies = new KnownBlocks();
  private final KnownBlocks.Holes holes = new KnownBlocks.Holes();
  private final HotSpotHeader hotSpot = new HotSpotHeader();
  private final DumpDraft draft;
  private long name;
  private int headerEnd;
  /** Where the header behind the last thread was seen, and what was seen of it. */
  private int seenAt = NOWHERE;

  private long seenName;
  private int seenEnd;

  JavaBlocks(DumpDraft draft) {
    this.draft = draft;
  }

  /**
   * Where the next header after the thread at {@code from} begins, or {@link KnownBlocks#UNKNOWN} or {@link KnownBlocks#HUNGRY}. A
   * thread is over only where another one begins: blank lines stand inside it too.
   */
  int match(byte[] b, int from, int to) {
    boolean seen = seenAt == from;
    seenAt = NOWHERE;
    if (seen) {
      headerEnd = seenEnd;
      name = seenName;
    } else {
      int head = header(b, from, to);
      if (head < 0) {
        return head;
      }
      headerEnd = seenEnd;
      name = seenName;
    }
    int body = bodies.match(b, headerEnd, to);
    if (body < 0) {
      return body;
    }
    int next = bodies.next() - 1;
    int head = header(b, next, to);
    if (head < 0) {
      return head;
    }
    seenAt = next;
    return next;
  }

  private int header(byte[] b, int from, int to) {
    int head = headers.match(b, from, to);
    if (head < 0) {
      return head;
    }
    seenEnd = headers.next();
    seenName = headers.value(0);
    return seenEnd - from > JavaForm.HEADER_MAX ? KnownBlocks.UNKNOWN : head;
  }

  /** The number of its form; -1 where there was no room for one. */
  int form() {
    return bodies.note(FORM);
  }

  int stack() {
    return bodies.note(STACK);
  }

  /** Lines of the thread, with the header. */
  int lines() {
    return bodies.note(LINES) >>> 1;
  }

  /** True where the thread's text lists ownable synchronizers, if only to say there are none. */
  boolean listsSynchronizers() {
    return (bodies.note(LINES) & 1) != 0;
  }

  /** Behind the header, whose line end included. */
  int headerEnd() {
    return headerEnd;
  }

  /** The hash of the name in the header at {@code from}. */
  int nameHash(byte[] b, int from) {
    int hash = (int) (name >>> 32);
    return hash != 0 ? hash : ThreadTable.nameHash(new String(b, from + 1, (int) name, StandardCharsets.UTF_8));
  }

  int addressCount() {
    return bodies.valueCount();
  }

  long[] addresses() {
    return bodies.values();
  }

  /** Remembers the thread read from this range, if it is as HotSpot prints it. The byte behind the range begins the next header. */
  void learn(byte[] b, int from, int to, int stack, String state, List<LockMark> marks, long headerLine) {
    int end = Bytes.indexOf(b, from, to, (byte) '\n') + 1;
    if (end >= to || Bytes.find(b, end, to, STATE) < 0 || !learnHeader(b, from, end)) {
      return;
    }
    holes.clear();
    int[] numbers = new int[marks.size()];
    int lines = 1;
    int found = 0;
    int mark = 0;
    boolean synchronizers = false;
    for (int at = end; at < to; lines++) {
      int newline = Bytes.indexOf(b, at, to, (byte) '\n');
      if (newline == to) {
        return;
      }
      int first = at;
      while (first < newline && (b[first] == ' ' || b[first] == '\t')) {
        first++;
      }
      synchronizers |= (b[first] == 'L' || b[first] == 'N') && synchronizers(b, first, newline);
      boolean marked = mark < numbers.length && marks.get(mark).line() == headerLine + lines;
      int address = b[first] == '-' ? address(b, first, newline) : -1;
      if (address >= 0) {
        holes.add(address, address + LockMark.ADDRESS_DIGITS, KnownBlocks.ADDRESS);
      }
      if (marked) {
        numbers[mark++] = address >= 0 ? found : -1;
      }
      found += address >= 0 ? 1 : 0;
      at = newline + 1;
    }
    if (mark < numbers.length) {
      return;
    }
    int number = bodies.learn(b, end, to + 1, holes);
    JavaForm read = new JavaForm(stack, state, counted(marks, numbers, headerLine), numbers,
        marks.stream().anyMatch(m -> !holds(m)), marks.stream().anyMatch(JavaBlocks::holds));
    if (number >= 0 && same(marks, numbers)) {
      bodies.note(FORM, draft.form(read));
      bodies.note(STACK, stack);
      bodies.note(LINES, lines << 1 | (synchronizers ? 1 : 0));
    } else if (number >= 0) {
      bodies.unlearn();
    }
  }

  private static boolean holds(LockMark mark) {
    return mark.kind() == LockMark.Kind.LOCKED || mark.kind() == LockMark.Kind.OWNED_SYNCHRONIZER;
  }

  private static List<LockMark> counted(List<LockMark> marks, int[] numbers, long headerLine) {
    List<LockMark> out = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      LockMark mark = marks.get(i);
      out.add(new LockMark(mark.kind(), mark.frame(), mark.address(), mark.className(), mark.line() - headerLine, mark.text()));
    }
    return List.copyOf(out);
  }

  /** Every mark can be rebuilt from the addresses in the text; a lock that is held has its address there. */
  private boolean same(List<LockMark> marks, int[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      LockMark mark = marks.get(i);
      LockMark rebuilt = new LockMark(mark.kind(), mark.frame(), mark.address(), mark.className(), mark.line(), null);
      boolean right = numbers[i] < 0 ? mark.address() == 0
          : bodies.value(numbers[i]) == mark.address() && (mark.exact() || rebuilt.text().equals(mark.text()));
      if (!right) {
        return false;
      }
    }
    return true;
  }

  private static boolean synchronizers(byte[] b, int from, int to) {
    for (byte[] words : SYNCHRONIZERS) {
      if (Bytes.startsWith(b, from, to, words)) {
        return true;
      }
    }
    return false;
  }

  /** Where the sixteen digits of an address in a lock line begin, or -1. */
  private static int address(byte[] b, int from, int to) {
    int at = Bytes.find(b, from, to, ADDRESS) + ADDRESS.length;
    int end = at + LockMark.ADDRESS_DIGITS;
    if (at < ADDRESS.length || end >= to || b[end] != '>') {
      return -1;
    }
    for (int i = at; i < end; i++) {
      if (!(b[i] >= '0' && b[i] <= '9' || b[i] >= 'a' && b[i] <= 'f')) {
        return -1;
      }
    }
    return at;
  }

  /** True when headers of this kind are known now. */
  private boolean learnHeader(byte[] b, int from, int end) {
    int known = headers.match(b, from, end);
    if (known != KnownBlocks.UNKNOWN) {
      return known >= 0;
    }
    int quote = Bytes.indexOf(b, from + 1, end, (byte) '"');
    int lineEnd = b[end - 2] == '\r' ? end - 2 : end - 1;
    if (b[from] != '"' || quote + 1 >= lineEnd || !hotSpot.read(b, quote + 1, lineEnd)) {
      return false;
    }
    holes.clear();
    holes.add(from + 1, quote, KnownBlocks.NAME);
    for (int at = quote + 2; at < lineEnd; ) {
      int blank = Bytes.indexOf(b, at, lineEnd, (byte) ' ');
      for (byte[] words : NUMBERS) {
        if (Bytes.startsWith(b, at, blank, words)) {
          number(b, at + words.length, blank);
          break;
        }
      }
      at = blank + 1;
    }
    int number = headers.learn(b, from, end, holes);
    return number >= 0;
  }

  private void number(byte[] b, int from, int to) {
    int i = from;
    while (i < to && (GoArguments.isHex(b[i]) || b[i] == '.' || b[i] == 'x' || b[i] == '-')) {
      i++;
    }
    if (i > from) {
      holes.add(from, i, KnownBlocks.DIGITS);
    }
  }
}
