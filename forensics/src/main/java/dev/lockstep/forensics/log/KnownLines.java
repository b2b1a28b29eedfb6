package dev.lockstep.forensics.log;

/**
 * The hot loop: lines that begin like the line before them, save for their stamp, and whose rule only counts and times, or that
 * no rule knows. They need no peeling, no fields and no objects. Any other line ends the run and takes the general way, which
 * gives the same result for all of them; this one is only faster.
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
    int prefix = peeler.prefixLength();
    int label = peeler.prefixLabel();
    int limit = to - prefix - Math.max(16, matcher.longestStart());
    int at = from;
    int taken = 0;
    int repeats = 0;
    int last = from;
    int lastEnd = from;
    long time = peeler.prefixNanos();
    bytes = 0;
    matched = 0;
    while (at < limit) {
      if (!peeler.samePrefix(b, at)) {
        if (!peeler.restamped(b, at, to) || peeler.prefixLabel() != label) break;
        time = peeler.prefixNanos();
      }
      RuleMatcher.Entry entry = matcher.start(b, at + prefix);
      if ((entry != null && !tally.isLight(entry.rule)) || (b[at + prefix] & 0xff) <= ' ' || b[at + prefix] == '{') break;
      int newline = LineScanner.newline(b, entry == null ? at + prefix : at + prefix + entry.literal.length, to);
      if (newline < 0) break;
      int lineEnd = b[newline - 1] == '\r' ? newline - 1 : newline;
      int rule = entry != null ? entry.rule : matcher.match(b, at + prefix, lineEnd);
      if (entry == null && rule >= 0 && (!tally.isLight(rule) || tally.pricesWatch(rule))) break;
      int text = at + peeler.prefixText();
      if (time == tally.lastNanos()) {
        repeats++;
      } else {
        if (repeats > 0) tally.repeated(repeats, b, last, lastEnd, file, number + taken - 1);
        repeats = 0;
        tally.stamped(time, b, text, lineEnd, file, number + taken);
      }
      if (rule >= 0) {
        tally.lightly(rule, time, b, text, lineEnd, file, number + taken);
        bytes += lineEnd - at;
        matched++;
        if (entry != null && tally.pricesWatch(rule)) {
          peeler.known(b, at, lineEnd);
          tally.priced(rule, peeler, entry.priceAt < 0 ? -1 : Peeler.skipSpaces(b, at + prefix + entry.priceAt, lineEnd), file, number + taken);
        }
      }
      last = text;
      lastEnd = lineEnd;
      taken++;
      at = newline + 1;
    }
    if (repeats > 0) tally.repeated(repeats, b, last, lastEnd, file, number + taken - 1);
    end = at;
    return taken;
  }
}
