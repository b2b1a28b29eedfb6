package dev.lockstep.engine.exchange;

import java.util.ArrayList;
import java.util.List;

/** Taker fees by market and date, with what is not known about them. */
public final class FeeTable {
  private static final FeeTable NONE = new FeeTable(List.of(new Row(Long.MIN_VALUE, FeeRule.FREE)), List.of());
  private static final FeeTable UNKNOWN = new FeeTable(List.of(), List.of());
  private static final FeeRule DOLLAR_CURVE = new FeeRule("C*p*0.25*(p(1-p))^2, in shares on buys", 250, 2, true, true);
  private static final FeeRule RATE_072_SHARES = new FeeRule("C*0.072*p(1-p), in shares on buys", 72, 1, false, true);
  private static final FeeRule RATE_072 = new FeeRule("C*0.072*p(1-p)", 72, 1, false, false);
  private static final FeeRule RATE_070 = new FeeRule("C*0.07*p(1-p)", 70, 1, false, false);
  private static final FeeTable POLYMARKET_WINDOWS = polymarketFrom("2026-01-05T00:00:00Z");
  private static final FeeTable POLYMARKET_OTHER_CRYPTO = polymarketFrom("2026-03-06T00:00:00Z");

  private final List<Row> rows;
  private final List<DatedDoubt> doubts;

  private FeeTable(List<Row> rows, List<DatedDoubt> doubts) {
    this.rows = rows;
    this.doubts = doubts;
  }

  /** No fee, by definition of the model. */
  public static FeeTable none() {
    return NONE;
  }

  /** No fee rule is known: fees and what follows from them are unknown, not zero. */
  public static FeeTable unknown() {
    return UNKNOWN;
  }

  /** Crypto up-or-down markets of Polymarket: 5 and 15 minute windows from 2026-01-05, others from 2026-03-06. */
  public static FeeTable polymarket(String marketId) {
    return marketId.contains("-15m-") || marketId.contains("-5m-") || !marketId.contains("updown")
        ? POLYMARKET_WINDOWS
        : POLYMARKET_OTHER_CRYPTO;
  }

  private static FeeTable polymarketFrom(String firstFee) {
    return new FeeTable(
        List.of(
            new Row(Long.MIN_VALUE, FeeRule.FREE),
            new Row(Dates.nanos(firstFee), DOLLAR_CURVE),
            new Row(Dates.nanos("2026-03-30T00:00:00Z"), RATE_072_SHARES),
            new Row(Dates.nanos("2026-04-28T11:00:00Z"), RATE_072),
            new Row(Dates.nanos("2026-06-18T00:00:00Z"), RATE_070)),
        List.of(
            DatedDoubt.between("2026-03-31T00:00:00Z", "2026-06-18T00:00:00Z",
                "taker fee: 0.072 became 0.07 on an unknown date in 2026-03-31..2026-06-17; 0.072 is used"),
            DatedDoubt.between("2026-07-25T00:00:00Z", null, "taker fee: 0.07 was last checked on 2026-07-24")));
  }

  /** Whether there is a fee rule at all. */
  public boolean known() {
    return !rows.isEmpty();
  }

  /** The rule of a date. */
  public FeeRule at(long nanos) {
    if (!known()) throw new IllegalStateException("no fee rule is known");
    FeeRule rule = rows.get(0).rule;
    for (Row row : rows) if (row.fromNanos <= nanos) rule = row.rule;
    return rule;
  }

  /** What a run over this span has to say about its fees. */
  public List<String> warnings(long startNanos, long endNanos) {
    if (!known()) return List.of("fees: no rule is known for this venue; fees and net results are unknown, not zero");
    return DatedDoubt.warnings(doubts, startNanos, endNanos);
  }

  private record Row(long fromNanos, FeeRule rule) {}

  /** The rules in force in a span, in order. */
  public List<String> describe(long startNanos, long endNanos) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      long until = i + 1 < rows.size() ? rows.get(i + 1).fromNanos : Long.MAX_VALUE;
      if (rows.get(i).fromNanos < endNanos && until > startNanos) lines.add(rows.get(i).rule.name());
    }
    return known() ? lines : List.of("unknown");
  }

  /** All rows, so that tables of equal content print alike. */
  @Override
  public String toString() {
    return "FeeTable" + rows;
  }
}
