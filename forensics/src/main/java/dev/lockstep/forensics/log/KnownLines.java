package dev.lockstep.forensics.log;

/**
 * The hot loops: lines that begin like the line before them, save for their stamp, and whose rule needs no more than the line, or
 * that no rule knows. They need no peeling, no fields and no objects. Any other line ends the run and takes the general way,
 * which gives the same result for all of them; this one is only faster. The first loop finds lines and rules, the second counts
 * them: each is small enough for a compiler that keeps little in registers.
 */
final class KnownLines {
  /** Lines found before they are counted. */
  private static final int LINES_MAX = 1 << 12;

  private final RuleMatcher matcher;
  private final KnownHeads heads;
  private final int[] lineFrom = new int[LINES_MAX];
  private final int[] lineTo = new int[LINES_MAX];
  /** What {@link KnownHeads} knows of it: its rule and where its price stands, or a negative number if no rule knows it. */
  private final int[] lineCode = new int[LINES_MAX];
  /** The lines that begin with a new stamp, and these stamps. */
  private final int[] turnLine = new int[LINES_MAX];
  private final long[] turnNanos = new long[LINES_MAX];
  private int turns;
  private int end;
  private long bytes;
  private int matched;

  KnownLines(RuleMatcher matcher) {
    this.matcher = matcher;
    this.heads = new KnownHeads(matcher);
  }

  /** Behind the newline of the last line that was taken. */
  int end() {
    return end;
  }

  /** Bytes of those lines of the last run that a rule knows, without line ends. */
  long bytes() {
    return bytes;
  }

  /** How many lines of the last run a rule knows. */
  int matched() {
    return matched;
  }

  /**
   * Takes lines of one source from [from, to), the first numbered {@code number}; returns how many. At {@code to} stands a newline that is
   * no part of the lines, and {@value LineScanner#SLACK} bytes can be read from there on.
   */
  int take(byte[] b, int from, int to, long number, KnownPrefix prefix, SourceTally tally, int file) {
    long time = prefix.nanos();
    int intoText = prefix.text();
    int length = prefix.length();
    turns = 0;
    int taken = find(b, from, to, prefix);
    bytes = 0;
    matched = 0;
    if (taken == 0) return 0;
    InStep step = tally.inStep();
    step.begin(b, file, time);
    int first = 0;
    for (int turn = 0; turn <= turns; turn++) {
      int next = turn < turns ? turnLine[turn] : taken;
      if (next > first) tell(b, first, next, time, number, tally, file, intoText, length);
      first = next;
      if (turn == turns || next == taken) break;
      time = turnNanos[turn];
      step.turn(time);
    }
    step.end();
    return taken;
  }

  /** Finds lines, their ends and their rules; returns how many. Calls nothing for most lines. */
  private int find(byte[] b, int from, int to, KnownPrefix begins) {
    int length = begins.length();
    int second = Math.min(8, length - 8);
    int third = Math.min(16, length - 8);
    int fourth = length - 8;
    byte[] prefix = begins.bytes();
    long head = LineScanner.eight(prefix, 0);
    long next = LineScanner.eight(prefix, second);
    long after = LineScanner.eight(prefix, third);
    long tail = LineScanner.eight(prefix, fourth);
    int limit = to - length - Math.max(32, matcher.longestStart());
    KnownHeads known = heads;
    long[] knownHeads = known.heads;
    long ask = begins.asksEachLine() ? 1 : 0;
    long time = begins.nanos();
    int at = from;
    int taken = 0;
    while (at < limit && taken < LINES_MAX) {
      if ((ask | (LineScanner.eight(b, at) ^ head) | (LineScanner.eight(b, at + second) ^ next) | (LineScanner.eight(b, at + third) ^ after)
          | (LineScanner.eight(b, at + fourth) ^ tail)) != 0 || (length > 32 && !begins.same(b, at))) {
        if (!begins.ticks(b, at) && !begins.restamped(b, at, to)) break;
        head = LineScanner.eight(prefix, 0);
        next = LineScanner.eight(prefix, second);
        after = LineScanner.eight(prefix, third);
        tail = LineScanner.eight(prefix, fourth);
        // A runtime's stamp changes with every line; the line's own, which counts, does not.
        if (begins.nanos() != time) time = turn(taken, begins.nanos());
      }
      int body = at + length;
      long eight = LineScanner.eight(b, body);
      int slot = (int) (eight * KnownHeads.SPREAD >>> KnownHeads.SLOT_SHIFT);
      int code = KnownHeads.OTHER;
      int i = body;
      if (knownHeads[slot] == eight && (known.tailAt[slot] == 0 || LineScanner.eight(b, body + known.tailAt[slot]) == known.tails[slot])
          && (known.tailAt[slot] <= 8 || LineScanner.eight(b, body + 8) == known.mids[slot])) {
        code = known.codes[slot];
        if (code == KnownHeads.DEEPER) code = known.deeper(b, body, eight);
        if (code != KnownHeads.OTHER) i += known.skips[slot];
      }
      // Lines that begin alike mostly are of one length: whether this one is takes no search, and the next line need not wait for the answer.
      int guess = body + known.lengths[slot];
      long odd = LineScanner.TOPS;
      if (guess < to && b[guess] == '\n') {
        int last = guess - 16;
        odd = LineScanner.eight(b, last) - LineScanner.ABOVE_NEWLINES | LineScanner.eight(b, last + 8) - LineScanner.ABOVE_NEWLINES;
        for (int k = i; k < last; k += 16) {
          odd |= LineScanner.eight(b, k) - LineScanner.ABOVE_NEWLINES | LineScanner.eight(b, k + 8) - LineScanner.ABOVE_NEWLINES;
        }
      }
      if ((odd & LineScanner.TOPS) == 0) {
        i = guess;
      } else {
        i = newline(b, i);
        if (i < 0) break;
        known.lengths[slot] = Math.max(KnownHeads.LENGTH_MIN, i - body);
      }
      if (i >= to) break;
      int lineEnd = b[i - 1] == '\r' ? i - 1 : i;
      if (code <= KnownHeads.ANYWHERE) code = known.code(b, body, lineEnd, code);
      if (code == KnownHeads.OTHER) break;
      lineFrom[taken] = at;
      lineTo[taken] = lineEnd;
      lineCode[taken++] = code;
      at = i + 1;
    }
    end = at;
    return taken;
  }

  /** Where the next newline stands, which there must be; -1 if zero bytes come first: a block of them is taken out of its line the general way. */
  private static int newline(byte[] b, int from) {
    int i = from;
    while (true) {
      long x = LineScanner.eight(b, i);
      long y = LineScanner.eight(b, i + 8);
      // A tab or a byte beyond ASCII may raise a false alarm, which costs a closer look; no newline is missed.
      if (((x - LineScanner.ABOVE_NEWLINES | y - LineScanner.ABOVE_NEWLINES) & LineScanner.TOPS) != 0) {
        long hit = LineScanner.newlines(x);
        if (hit != 0) return i + LineScanner.place(hit);
        hit = LineScanner.newlines(y);
        if (hit != 0) return i + 8 + LineScanner.place(hit);
        if ((LineScanner.zeros(x) | LineScanner.zeros(y)) != 0) return -1;
      }
      i += 16;
    }
  }

  /** A line begins with a new stamp. */
  private long turn(int line, long nanos) {
    turnLine[turns] = line;
    turnNanos[turns++] = nanos;
    return nanos;
  }

  /** Counts lines of one stamp. */
  private void tell(byte[] b, int first, int next, long time, long number, SourceTally tally, int file, int intoText, int length) {
    int[] begins = lineFrom;
    int[] ends = lineTo;
    int[] codes = lineCode;
    InStep step = tally.inStep();
    int last = next - 1;
    if (!tally.steps(time, next - first, b, begins[last] + intoText, ends[last], file, number + first, number + last)) {
      int repeats = next - first;
      if (!tally.goesOn(time)) {
        tally.stamped(time, b, begins[first] + intoText, ends[first], file, number + first);
        repeats--;
      }
      if (repeats > 0) tally.repeated(repeats, b, begins[last] + intoText, ends[last], file, number + last);
    }
    int[] kindOf = tally.kindOf();
    boolean[] more = tally.more();
    long[] ruleCounts = tally.ruleCounts();
    long rowBytes = 0;
    int rows = 0;
    for (int k = first; k < next; k++) {
      int code = codes[k];
      if (code < 0) continue;
      int rule = code & KnownHeads.RULE;
      ruleCounts[rule]++;
      int begin = begins[k];
      rowBytes += ends[k] - begin;
      rows++;
      int kind = kindOf[rule];
      if (kind < 0) continue;
      int text = begin + intoText;
      if ((step.seen & 1L << kind) == 0) {
        step.seen |= 1L << kind;
        step.from[kind] = text;
        step.to[kind] = ends[k];
        step.line[kind] = number + k;
      } else {
        step.repeat(kind, text, ends[k], number + k);
      }
      if (more[rule]) tally.alsoKept(rule, time, b, text, begin + length, ends[k], (code >>> KnownHeads.PRICE_SHIFT) - 1, file, number + k);
    }
    bytes += rowBytes;
    matched += rows;
  }
}
