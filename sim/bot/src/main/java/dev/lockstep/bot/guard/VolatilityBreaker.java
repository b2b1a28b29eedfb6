package dev.lockstep.bot.guard;

import java.util.Arrays;
import java.util.Locale;

/**
 * Refuses while the latest returns spread much wider than those before: the ratio of the standard deviations of log returns, over the
 * threshold. The baseline does not contain the recent part; in the seed's form it does, which bounds the ratio by the root of
 * baseline over recent, so that a larger threshold never fires and is refused here.
 */
public final class VolatilityBreaker implements CircuitBreaker {
  /** Where the baseline ends. */
  public enum Baseline {
    BEFORE_RECENT,
    /** As in seed 004. Kept as a control. */
    INCLUDES_RECENT
  }

  private static final double LEAST_BASELINE = 1e-12;
  private final Baseline form;
  private final double threshold;
  private final int recent;
  private final int baseline;
  /** The closes that were judged last, and the verdict: it is asked far more often than a candle closes. */
  private double[] judged;
  private BreakerVerdict last;

  /**
   * @param threshold ratio above which entries are refused; 0 disables
   * @param recent returns that are judged, at least 2
   * @param baseline returns they are compared with
   */
  public VolatilityBreaker(Baseline form, double threshold, int recent, int baseline) {
    if (!(threshold >= 0) || Double.isInfinite(threshold)) throw new IllegalArgumentException("a threshold of " + threshold);
    if (recent < 2 || baseline < 2) throw new IllegalArgumentException("recent " + recent + ", baseline " + baseline + ": at least 2 each");
    double bound = StrictMath.sqrt((double) baseline / recent);
    if (form == Baseline.INCLUDES_RECENT && threshold >= bound) {
      throw new IllegalArgumentException(String.format(
          Locale.ROOT, "a threshold of %s can never fire: with %d returns inside a baseline of %d the ratio is at most %.3f", threshold, recent, baseline, bound));
    }
    this.form = form;
    this.threshold = threshold;
    this.recent = recent;
    this.baseline = baseline;
  }

  @Override
  public String name() {
    return "volatility";
  }

  @Override
  public BreakerVerdict judge(EntryView view) {
    if (threshold == 0) return BreakerVerdict.disabled();
    if (view.closes() == null || !Arrays.equals(view.closes(), judged)) {
      judged = view.closes() == null ? null : view.closes().clone();
      last = judgeAnew(view);
    }
    return last;
  }

  private BreakerVerdict judgeAnew(EntryView view) {
    int needed = (form == Baseline.INCLUDES_RECENT ? baseline : baseline + recent) + 1;
    double[] closes = view.closes();
    if (closes == null || closes.length < needed) {
      return cannotTell("volatility_insufficient_data", (closes == null ? 0 : closes.length) + " closes of " + needed);
    }
    double[] returns = new double[needed - 1];
    for (int i = 0; i < returns.length; i++) {
      if (!usable(closes[i]) || !usable(closes[i + 1])) return cannotTell("volatility_insufficient_returns", "close " + i + " is no price");
      returns[i] = StrictMath.log(closes[i] / closes[i + 1]);
    }
    double now = deviation(returns, 0, recent);
    double before = form == Baseline.INCLUDES_RECENT ? deviation(returns, 0, baseline) : deviation(returns, recent, recent + baseline);
    if (before < LEAST_BASELINE) return cannotTell("volatility_insufficient_returns", "nothing moved in the baseline");
    double ratio = now / before;
    if (!(ratio > threshold)) return BreakerVerdict.pass();
    return BreakerVerdict.of(BreakerVerdict.Effect.REFUSE, "abnormal_volatility", print(ratio) + " times the usual").with("ratio", print(ratio));
  }

  private static boolean usable(double close) {
    return close > 0 && close < Double.POSITIVE_INFINITY;
  }

  private static BreakerVerdict cannotTell(String code, String message) {
    return BreakerVerdict.of(BreakerVerdict.Effect.REFUSE, code, message);
  }

  private static String print(double ratio) {
    return String.format(Locale.ROOT, "%.3f", ratio);
  }

  /** Population standard deviation. */
  private static double deviation(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) sum += values[i];
    double mean = sum / (to - from);
    double squares = 0;
    for (int i = from; i < to; i++) squares += (values[i] - mean) * (values[i] - mean);
    return StrictMath.sqrt(squares / (to - from));
  }
}
