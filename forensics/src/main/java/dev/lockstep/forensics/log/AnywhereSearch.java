package dev.lockstep.forensics.log;

import java.util.Arrays;

/**
 * Finds which of many texts stand anywhere in a line. Of each text a few bytes are looked at, as many as the shortest has: wherever such a text
 * stands, one of its grams of three bytes begins at a place that is a multiple of the step. So one look-up every step tells, for all
 * texts, that none stands there, and no look waits for the one before. (Grams at fixed distances: Wu and Manber, "A fast algorithm for
 * multi-pattern searching", 1994, without its shifts.)
 */
final class AnywhereSearch {
  private static final int HASH_BITS = 12;
  private static final int SPREAD = 0x9E3779B1;
  private static final int LOOKED_AT_MAX = 100;

  /** A text that may stand where one of its grams does. */
  private static final class Candidate {
    final byte[] text;
    final int rule;
    /** Where in the text the gram begins. */
    final int at;
    /** Its first bytes, eight at most, and which of eight they are: most places that have a gram have no more. */
    final long head;
    final long mask;

    Candidate(byte[] text, int rule, int at) {
      this.text = text;
      this.rule = rule;
      this.at = at;
      mask = LineScanner.mask(text.length);
      head = LineScanner.eight(Arrays.copyOf(text, Math.max(8, text.length)), 0) & mask;
    }
  }

  private static final Candidate[] NONE = {};

  private final EventRule[] rules;
  /** Per rule whether its text alone decides. */
  private final boolean[] plain;
  /** Bytes of a gram: three, or fewer where texts are short. */
  private final int gram;
  private final int step;
  /** Bits by which four bytes are moved so that those of a gram remain. */
  private final int unwanted;
  /** Per hash of a gram whether a text has such a gram: small enough to stay in the nearest cache. */
  private final byte[] known = new byte[1 << HASH_BITS];
  /** Per hash the texts that have such a gram, those that begin first in the line before the others. */
  private final Candidate[][] candidates = new Candidate[1 << HASH_BITS][];
  /** Per rule the number of the line that its further conditions have refused. */
  private final int[] refusedIn;
  private int line;

  /** @param rules of which at least one names a text that may stand anywhere */
  AnywhereSearch(EventRule[] rules) {
    this.rules = rules;
    plain = new boolean[rules.length];
    for (int i = 0; i < plain.length; i++) plain[i] = rules[i].plain();
    refusedIn = new int[rules.length];
    int shortest = LOOKED_AT_MAX;
    for (EventRule rule : rules) for (byte[] text : rule.contains()) shortest = Math.min(shortest, text.length);
    gram = shortest >= 5 ? 3 : Math.min(2, shortest);
    step = shortest - gram + 1;
    unwanted = 32 - 8 * gram;
    Arrays.fill(candidates, NONE);
    for (int at = step - 1; at >= 0; at--) {
      for (int i = 0; i < rules.length; i++) for (byte[] text : rules[i].contains()) add(new Candidate(text, i, at));
    }
  }

  private void add(Candidate candidate) {
    int hash = hash(LineScanner.eight(Arrays.copyOf(candidate.text, candidate.text.length + 8), candidate.at));
    known[hash] = 1;
    Candidate[] list = Arrays.copyOf(candidates[hash], candidates[hash].length + 1);
    list[list.length - 1] = candidate;
    candidates[hash] = list;
  }

  private int hash(long eight) {
    return ((int) eight << unwanted) * SPREAD >>> 32 - HASH_BITS;
  }

  /** The rule of the first text that stands in [from, to) and whose rule accepts the line, or -1; of texts at one place the first rule's. */
  int find(byte[] b, int from, int to) {
    // Eight bytes are read where fewer are needed.
    if (to + 8 > b.length) return find(Arrays.copyOfRange(b, from, to + 8), 0, to - from);
    byte[] known = this.known;
    int up = unwanted;
    int step = this.step;
    int last = to - gram;
    line++;
    int i = from + step - 1;
    while (i + step <= last) {
      int hash = ((int) LineScanner.eight(b, i) << up) * SPREAD >>> 32 - HASH_BITS;
      int next = ((int) LineScanner.eight(b, i + step) << up) * SPREAD >>> 32 - HASH_BITS;
      if ((known[hash] | known[next]) != 0) {
        int rule = known[hash] == 0 ? -1 : at(hash, b, i, from, to);
        if (rule < 0 && known[next] != 0) rule = at(next, b, i + step, from, to);
        if (rule >= 0) return rule;
      }
      i += 2 * step;
    }
    return i <= last ? at(hash(LineScanner.eight(b, i)), b, i, from, to) : -1;
  }

  private int at(int hash, byte[] b, int gramAt, int from, int to) {
    for (Candidate candidate : candidates[hash]) {
      int start = gramAt - candidate.at;
      int rule = candidate.rule;
      if (start < from || (LineScanner.eight(b, start) & candidate.mask) != candidate.head) continue;
      if (start + candidate.text.length > to || refusedIn[rule] == line || !ByteSearch.startsWith(b, start, candidate.text)) continue;
      if (plain[rule] || rules[rule].accepts(b, from, to)) return rule;
      // What refused it does not depend on the place: a second look at the same line would cost the same and say the same.
      refusedIn[rule] = line;
    }
    return -1;
  }
}
