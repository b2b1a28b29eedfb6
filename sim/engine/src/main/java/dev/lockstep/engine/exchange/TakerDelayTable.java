package dev.lockstep.engine.exchange;

import java.util.List;

/** How long a venue holds a marketable order before it is matched, by date. Makers and post-only orders are not held. */
public final class TakerDelayTable {
  private static final TakerDelayTable POLYMARKET = new TakerDelayTable(
      List.of(
          new Row(Long.MIN_VALUE, 0),
          new Row(Dates.nanos("2025-11-14T00:00:00Z"), 500_000_000),
          new Row(Dates.nanos("2026-02-18T00:00:00Z"), 0),
          new Row(Dates.nanos("2026-06-03T00:00:00Z"), 250_000_000),
          new Row(Dates.nanos("2026-08-17T11:00:00Z"), 50_000_000)),
      List.of(DatedDoubt.between("2026-02-19T00:00:00Z", "2026-06-03T00:00:00Z",
          "taker delay: 0 became 250 ms on an unknown date in 2026-02-19..2026-06-03; 0 is used")));

  private final List<Row> rows;
  private final List<DatedDoubt> doubts;

  private TakerDelayTable(List<Row> rows, List<DatedDoubt> doubts) {
    this.rows = rows;
    this.doubts = doubts;
  }

  /** The same delay at all times. */
  public static TakerDelayTable constant(long nanos) {
    if (nanos < 0) throw new IllegalArgumentException("taker delay below zero: " + nanos);
    return new TakerDelayTable(List.of(new Row(Long.MIN_VALUE, nanos)), List.of());
  }

  /** Crypto windows of Polymarket. */
  public static TakerDelayTable polymarket() {
    return POLYMARKET;
  }

  /** The delay of a date, in nanoseconds. */
  public long nanosAt(long nanos) {
    long delay = rows.get(0).delayNanos;
    for (Row row : rows) if (row.fromNanos <= nanos) delay = row.delayNanos;
    return delay;
  }

  /** What a run over this span has to say about its taker delay. */
  public List<String> warnings(long startNanos, long endNanos) {
    return DatedDoubt.warnings(doubts, startNanos, endNanos);
  }

  private record Row(long fromNanos, long delayNanos) {}

  /** All rows, so that tables of equal content print alike. */
  @Override
  public String toString() {
    return "TakerDelayTable" + rows;
  }
}
