package dev.lockstep.forensics.log;

/**
 * The hot loop: lines that begin like the line before them, save for their stamp, and whose rule needs no more than the line, or
 * that no rule knows. They need no peeling, no fields and no objects. Any other line ends the run and takes the general way,
 * which gives the same result for all of them; this one is only faster.
 */
final class KnownLines {
  private final RuleMatcher matcher;
  private int end;
  private long bytes;
  private int matched;

  KnownLines(RuleMatcher matcher) {
    this.matcher = matcher;
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

  /** Takes lines of one source from [from, to), the first numbered {@code number}; returns how many. */
  int take(byte[] b, int from, int to, long number, Peeler peeler, SourceTally tally, int file) {
    int length = peeler.prefixLength();
    int second = Math.min(8, length - 8);
    int third = Math.min(16, length - 8);
    int fourth = length - 8;
    byte[] prefix = peeler.prefix();
    long head = LineScanner.eight(prefix, 0);
    long next = LineScanner.eight(prefix, second);
    long after = LineScanner.eight(prefix, third);
    long tail = LineScanner.eight(prefix, fourth);
    int intoText = peeler.prefixText();
    int limit = to - length - Math.max(16, matcher.longestStart());
    InStep step = tally.inStep();
    int[] kindOf = tally.kindOf();
    boolean[] more = tally.more();
    long[] ruleCounts = tally.ruleCounts();
    long time = peeler.prefixNanos();
    step.begin(b, file, time);
    int at = from;
    int taken = 0;
    int repeats = 0;
    int last = from;
    int lastEnd = from;
    long rowBytes = 0;
    int rows = 0;
    while (at < limit) {
      if (((LineScanner.eight(b, at) ^ head) | (LineScanner.eight(b, at + second) ^ next) | (LineScanner.eight(b, at + third) ^ after)
          | (LineScanner.eight(b, at + fourth) ^ tail)) != 0 || (length > 32 && !peeler.samePrefix(b, at))) {
        if (!peeler.restamped(b, at, to)) break;
        head = LineScanner.eight(prefix, 0);
        next = LineScanner.eight(prefix, second);
        after = LineScanner.eight(prefix, third);
        tail = LineScanner.eight(prefix, fourth);
        time = peeler.prefixNanos();
        step.turn(time);
      }
      int body = at + length;
      RuleMatcher.Entry entry = matcher.start(b, body);
      if (entry == null || !entry.decides) {
        if ((b[body] & 0xff) <= ' ' || b[body] == '{') break;
        entry = null;
      }
      int newline = LineScanner.newline(b, entry == null ? body : body + entry.literal.length, to);
      if (newline < 0) break;
      int lineEnd = b[newline - 1] == '\r' ? newline - 1 : newline;
      int rule = entry != null ? entry.rule : matcher.match(b, body, lineEnd);
      int kind = rule < 0 ? -1 : kindOf[rule];
      if (kind == -2) break;
      int text = at + intoText;
      if (time == tally.lastNanos()) {
        repeats++;
      } else {
        if (repeats > 0) tally.repeated(repeats, b, last, lastEnd, file, number + taken - 1);
        repeats = 0;
        tally.stamped(time, b, text, lineEnd, file, number + taken);
      }
      if (rule >= 0) {
        ruleCounts[rule]++;
        rowBytes += lineEnd - at;
        rows++;
        if (kind >= 0) {
          if ((step.seen & 1L << kind) == 0) {
            step.seen |= 1L << kind;
            step.from[kind] = text;
            step.to[kind] = lineEnd;
            step.line[kind] = number + taken;
          } else {
            step.repeat(kind, text, lineEnd, number + taken);
          }
          if (more[rule]) tally.alsoKept(rule, time, b, text, body, lineEnd, entry == null ? -1 : entry.priceAt, file, number + taken);
        }
      }
      last = text;
      lastEnd = lineEnd;
      taken++;
      at = newline + 1;
    }
    if (repeats > 0) tally.repeated(repeats, b, last, lastEnd, file, number + taken - 1);
    step.end();
    end = at;
    bytes = rowBytes;
    matched = rows;
    return taken;
  }
}
