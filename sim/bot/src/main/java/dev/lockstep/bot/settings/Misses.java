package dev.lockstep.bot.settings;

/**
 * Misses of a condition that must hold several times in a row. Any one miss in a row keeps it from holding, so of each row only the one
 * that rules out least is noted by its threshold, and only when no noted one lies in the row already.
 */
public final class Misses {
  private final int row;
  private final Threshold[] thresholds;
  private final long[] lows;
  private final long[] highs;
  private long evaluations;
  /** The first evaluation of a row in which no miss has been noted. */
  private long open;
  private boolean compared;

  /** @param row how often in a row the condition must hold */
  public Misses(int row) {
    this.row = row;
    thresholds = new Threshold[row];
    lows = new long[row];
    highs = new long[row];
  }

  /** In this evaluation a comparison came out against; values outside the interval would have had it in favour. */
  void add(Threshold threshold, long low, long high) {
    int at = (int) (evaluations % row);
    thresholds[at] = threshold;
    lows[at] = low;
    highs[at] = high;
    compared = true;
  }

  /** Ends an evaluation in which the condition held, in a row that is not complete. */
  public void hit() {
    thresholds[(int) (evaluations++ % row)] = null;
    if (evaluations - open >= row) note();
  }

  /** Ends an evaluation in which the condition did not hold. Where no comparison was the reason, no value would have changed that. */
  public void miss() {
    evaluations++;
    if (!compared) open = evaluations;
    compared = false;
    if (evaluations - open >= row) note();
  }

  /** Ends an evaluation at which a row was complete: a hit more would complete another. */
  public void held() {
    thresholds[(int) (evaluations++ % row)] = null;
    open = evaluations - row + 1;
  }

  private void note() {
    long best = -1;
    for (long each = open; each < evaluations; each++) {
      if (thresholds[(int) (each % row)] != null && (best < 0 || !rulesOutLess(best, each))) best = each;
    }
    if (best < 0) throw new IllegalStateException("a row of " + row + " held and nothing came of it");
    int at = (int) (best % row);
    thresholds[at].narrow(lows[at], highs[at]);
    open = best + 1;
  }

  /** Whether the one evaluation's miss leaves more values than the other's; if they cannot be compared the later one is preferred. */
  private boolean rulesOutLess(long one, long other) {
    int a = (int) (one % row);
    int b = (int) (other % row);
    return thresholds[a] == thresholds[b] && lows[a] <= lows[b] && highs[a] >= highs[b] && (lows[a] < lows[b] || highs[a] > highs[b]);
  }
}
