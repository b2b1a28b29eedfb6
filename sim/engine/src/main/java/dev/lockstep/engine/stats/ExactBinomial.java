package dev.lockstep.engine.stats;

/**
 * A rate that was counted, {@code events} of {@code trials}, with its exact limits (Clopper and Pearson 1934): bounds that hold at least as
 * often as they say, whatever the true rate. They are found by bisection on the binomial tail with {@link StrictMath}, so the same on every
 * machine. Nothing tried tells nothing: the limits of 0 of 0 are 0 and 1.
 */
public record ExactBinomial(long events, long trials) {
  /** More is a mistake of the caller: a window is a trial. */
  public static final long TRIALS_MAX = 10_000_000;
  private static final double TAIL_ONE_SIDED = 0.05;
  private static final double TAIL_TWO_SIDED = 0.025;
  /** Halvings of the unit interval; the last is finer than a double near 1 can show. */
  private static final int HALVINGS = 60;

  /** A closed interval of rates. */
  public record Interval(double low, double high) {}

  public ExactBinomial {
    if (trials < 0 || trials > TRIALS_MAX || events < 0 || events > trials)
      throw new IllegalArgumentException("cannot count " + events + " of " + trials);
  }

  /** Share of trials with the event; NaN if nothing was tried. */
  public double rate() {
    return trials == 0 ? Double.NaN : (double) events / trials;
  }

  /** The two-sided 95 % interval: 2.5 % of doubt at each end. */
  public Interval interval95() {
    return new Interval(lowerLimit(TAIL_TWO_SIDED), upperLimit(TAIL_TWO_SIDED));
  }

  /** The rate that one can be 95 % sure not to exceed; 0 events of 59 trials are the first to get it below 5 %. */
  public double upper95() {
    return upperLimit(TAIL_ONE_SIDED);
  }

  /** How many trials without any event bring {@link #upper95()} to {@code rate} or below; the rate lies between 0 and 1, both exclusive. */
  public static long cleanTrialsFor(double rate) {
    if (!(rate > 0 && rate < 1)) throw new IllegalArgumentException("a rate between 0 and 1: " + rate);
    long trials = Math.max((long) StrictMath.ceil(StrictMath.log(TAIL_ONE_SIDED) / StrictMath.log1p(-rate)) - 1, 1);
    while (new ExactBinomial(0, trials).upper95() > rate) trials++;
    return trials;
  }

  private double lowerLimit(double tail) {
    if (events == 0) return 0;
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atLeast(events, trials, middle) < tail) low = middle;
      else high = middle;
    }
    return low;
  }

  private double upperLimit(double tail) {
    if (events == trials) return 1;
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (1 - atLeast(events + 1, trials, middle) < tail) high = middle;
      else low = middle;
    }
    return high;
  }

  /** Probability of {@code events} or more of {@code trials} at a rate between 0 and 1; the smaller tail is the one that is summed. */
  static double atLeast(long events, long trials, double rate) {
    if (events <= 0) return 1;
    if (events > trials) return 0;
    return events > trials * rate ? sumUp(events, trials, rate) : 1 - sumDown(events - 1, trials, rate);
  }

  private static double sumUp(long events, long trials, double rate) {
    double odds = rate / (1 - rate);
    double term = exactly(events, trials, rate);
    double sum = term;
    for (long i = events; i < trials && term > sum * 0x1p-60; i++) {
      term *= (trials - i) * odds / (i + 1);
      sum += term;
    }
    return sum;
  }

  private static double sumDown(long events, long trials, double rate) {
    double odds = (1 - rate) / rate;
    double term = exactly(events, trials, rate);
    double sum = term;
    for (long i = events; i > 0 && term > sum * 0x1p-60; i--) {
      term *= i * odds / (trials - i + 1);
      sum += term;
    }
    return sum;
  }

  /** Probability of exactly so many events; below the smallest double it is 0, which is what the tail then is. */
  private static double exactly(long events, long trials, double rate) {
    long fewer = Math.min(events, trials - events);
    double log = events * StrictMath.log(rate) + (trials - events) * StrictMath.log1p(-rate);
    for (long i = 1; i <= fewer; i++) log += StrictMath.log((double) (trials - fewer + i) / i);
    return StrictMath.exp(log);
  }
}
