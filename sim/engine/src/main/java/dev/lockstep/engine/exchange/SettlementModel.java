package dev.lockstep.engine.exchange;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.engine.measure.QuantileTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How long bought shares take from the match until they can be sold, and how often a matched trade fails. A lag is drawn by
 * interpolating a quantile table with whole numbers; there is one table for each of the venue's two generations.
 */
public final class SettlementModel {
  /** When the second generation of the venue's contracts began. */
  static final long SECOND_GENERATION_NANOS = Dates.nanos("2026-04-28T11:00:00Z");

  private static final int MILLION = 1_000_000;
  /** Quantiles at which the presets are given, in parts per million. */
  private static final int[] PARTS =
      {0, 100_000, 200_000, 300_000, 400_000, 500_000, 600_000, 700_000, 800_000, 900_000, 950_000, 990_000, MILLION};

  private final String name;
  private final QuantileTable first;
  private final QuantileTable second;
  private final int failuresPerMillion;

  private SettlementModel(String name, QuantileTable first, QuantileTable second, int failuresPerMillion) {
    this.name = name;
    this.first = first;
    this.second = second;
    this.failuresPerMillion = failuresPerMillion;
  }

  /** Shares can be sold at once. */
  public static SettlementModel off() {
    return new SettlementModel("off", QuantileTable.constant(0), QuantileTable.constant(0), 0);
  }

  /** The same lag for every trade. */
  public static SettlementModel constant(long nanos) {
    QuantileTable lag = QuantileTable.constant(nanos);
    return new SettlementModel("constant " + BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s", lag, lag, 0);
  }

  /** About 2 s with a heavy tail in the first generation, seconds to tens of seconds in the second: assumed shapes. */
  public static SettlementModel typical() {
    return new SettlementModel("typical",
        millis(900, 1_300, 1_500, 1_700, 1_850, 2_000, 2_200, 2_500, 3_000, 4_500, 7_000, 20_000, 60_000),
        millis(2_000, 4_000, 5_500, 7_000, 8_500, 10_000, 12_000, 15_000, 20_000, 30_000, 40_000, 50_000, 90_000), 0);
  }

  /** A bad day: slow, and a third of the trades fail. */
  public static SettlementModel bad() {
    return new SettlementModel("bad",
        millis(1_500, 2_500, 3_500, 4_500, 5_500, 7_000, 9_000, 12_000, 20_000, 40_000, 60_000, 120_000, 300_000),
        millis(5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000, 40_000, 50_000, 90_000, 120_000, 300_000, 600_000), 350_000);
  }

  private static QuantileTable millis(int... millis) {
    List<QuantileTable.Point> points = new ArrayList<>();
    for (int i = 0; i < PARTS.length; i++) points.add(new QuantileTable.Point(PARTS[i], millis[i] * 1_000_000L));
    return new QuantileTable(points);
  }

  /** The same lags with another share of failing trades. */
  public SettlementModel withFailuresPerMillion(int failures) {
    if (failures < 0 || failures > MILLION) throw new IllegalArgumentException("failures per million: " + failures);
    return new SettlementModel(name, first, second, failures);
  }

  /** Draws the lag of a trade matched at a time, in nanoseconds. */
  long lagNanos(RandomSource random, long matchedNanos) {
    return (matchedNanos < SECOND_GENERATION_NANOS ? first : second).draw(random);
  }

  /** Draws whether a trade fails. */
  boolean fails(RandomSource random) {
    return failuresPerMillion > 0 && random.nextLong(MILLION) < failuresPerMillion;
  }

  /** What a run says about its settlement. */
  public String describe() {
    return failuresPerMillion == 0 ? name : name + ", " + failuresPerMillion + " failures per million trades";
  }

  /** What is not known about the lag in a span. */
  List<String> warnings(long startNanos, long endNanos) {
    return endNanos > SECOND_GENERATION_NANOS && !second.isConstant()
        ? List.of("settlement: the lag since 2026-04-28 is known from anecdotes only; '" + name + "' is an assumed shape")
        : List.of();
  }

  /** Everything that decides a draw, so that models of equal content print alike. */
  @Override
  public String toString() {
    return "SettlementModel[" + describe() + ", " + first + ", " + second + "]";
  }
}
