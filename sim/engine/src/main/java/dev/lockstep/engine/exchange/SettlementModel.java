package dev.lockstep.engine.exchange;

import dev.lockstep.bot.port.RandomSource;
import java.util.Arrays;
import java.util.List;

/**
 * How long bought shares take from the match until they can be sold, and how often a matched trade fails. A lag is drawn by
 * interpolating an evenly spaced quantile table with whole numbers; there is one table for each of the venue's two generations.
 */
public final class SettlementModel {
  /** When the second generation of the venue's contracts began. */
  static final long SECOND_GENERATION_NANOS = Dates.nanos("2026-04-28T11:00:00Z");

  private static final long SECOND = 1_000_000_000L;
  private static final int MILLION = 1_000_000;

  private final String name;
  /** Lags at 0 %, 10 %, ... 90 %, 95 %, 99 % and 100 % in milliseconds: first generation. */
  private final long[] firstMillis;
  private final long[] secondMillis;
  private final int failuresPerMillion;

  private SettlementModel(String name, long[] firstMillis, long[] secondMillis, int failuresPerMillion) {
    this.name = name;
    this.firstMillis = firstMillis;
    this.secondMillis = secondMillis;
    this.failuresPerMillion = failuresPerMillion;
  }

  /** Shares can be sold at once. */
  public static SettlementModel off() {
    return constant(0).named("off");
  }

  /** The same lag for every trade. */
  public static SettlementModel constant(long nanos) {
    if (nanos < 0 || nanos % 1_000_000 != 0) throw new IllegalArgumentException("settlement lag must be whole milliseconds: " + nanos + " ns");
    long[] lags = new long[POINTS.length];
    Arrays.fill(lags, nanos / 1_000_000);
    return new SettlementModel("constant " + nanos / 1_000_000 + " ms", lags, lags, 0);
  }

  /** About 2 s with a heavy tail in the first generation, seconds to tens of seconds in the second. Assumed shapes: see DETERMINISM.md. */
  public static SettlementModel typical() {
    return new SettlementModel("typical",
        new long[] {900, 1_300, 1_500, 1_700, 1_850, 2_000, 2_200, 2_500, 3_000, 4_500, 7_000, 20_000, 60_000},
        new long[] {2_000, 4_000, 5_500, 7_000, 8_500, 10_000, 12_000, 15_000, 20_000, 30_000, 40_000, 50_000, 90_000}, 0);
  }

  /** A bad day: slow, and some trades fail. */
  public static SettlementModel bad() {
    return new SettlementModel("bad",
        new long[] {1_500, 2_500, 3_500, 4_500, 5_500, 7_000, 9_000, 12_000, 20_000, 40_000, 60_000, 120_000, 300_000},
        new long[] {5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000, 40_000, 50_000, 90_000, 120_000, 300_000, 600_000}, 350_000);
  }

  /** Points of the quantile tables in parts per hundred. */
  private static final int[] POINTS = {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99, 100};

  /** The same lags with another share of failing trades. */
  public SettlementModel withFailuresPerMillion(int failures) {
    if (failures < 0 || failures > MILLION) throw new IllegalArgumentException("failures per million: " + failures);
    return new SettlementModel(name, firstMillis, secondMillis, failures);
  }

  private SettlementModel named(String other) {
    return new SettlementModel(other, firstMillis, secondMillis, failuresPerMillion);
  }

  /** Draws the lag of a trade matched at a time, in nanoseconds. */
  long lagNanos(RandomSource random, long matchedNanos) {
    long[] millis = matchedNanos < SECOND_GENERATION_NANOS ? firstMillis : secondMillis;
    long draw = random.nextLong(100L * MILLION);
    int point = 1;
    while (POINTS[point] * (long) MILLION <= draw) point++;
    long low = POINTS[point - 1] * (long) MILLION;
    long high = POINTS[point] * (long) MILLION;
    long lowNanos = millis[point - 1] * (SECOND / 1000);
    long highNanos = millis[point] * (SECOND / 1000);
    return lowNanos + Proportion.of(highNanos - lowNanos, draw - low, high - low);
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
    return endNanos > SECOND_GENERATION_NANOS && secondMillis[0] != secondMillis[secondMillis.length - 1]
        ? List.of("settlement: the lag since 2026-04-28 is known from anecdotes only; '" + name + "' is an assumed shape")
        : List.of();
  }
}
