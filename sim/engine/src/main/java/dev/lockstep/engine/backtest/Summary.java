package dev.lockstep.engine.backtest;

import java.util.List;

/**
 * Totals of one release over windows. Money in nano-dollars; a total is null as soon as one part of it is unknown.
 *
 * @param winners positions whose side is known to have won
 * @param losers positions whose side is known to have lost; also called reversals
 * @param exits positions that a tier of the ladder sold
 * @param reversalsExited losers that a tier sold before settlement
 * @param holdPnlNanoUsd baseline: every position held to settlement, before fees
 * @param idealPnlNanoUsd the same release without latency and settlement lag, after fees
 * @param drawdownNanoUsdMax largest fall of the running total after fees from its highest point, over windows in time order
 */
public record Summary(
    int windows,
    int positions,
    int winners,
    int losers,
    int exits,
    int falseExits,
    int reversalsExited,
    Long grossPnlNanoUsd,
    Long pnlNanoUsd,
    Long feesNanoUsd,
    Long holdPnlNanoUsd,
    Long idealPnlNanoUsd,
    Long drawdownNanoUsdMax,
    long believedPnlNanoUsd,
    int blackouts,
    long blackoutNanosMax,
    long gapNanosMax,
    int zombieRetries) {

  static Summary of(List<WindowRow> rows) {
    Totals totals = new Totals();
    for (WindowRow row : rows) totals.add(row);
    return totals.summary(rows.size());
  }

  /** Sums while rows pass. */
  private static final class Totals {
    private int positions;
    private int winners;
    private int losers;
    private int exits;
    private int falseExits;
    private int reversalsExited;
    private Long gross = 0L;
    private Long net = 0L;
    private Long fees = 0L;
    private Long hold = 0L;
    private Long ideal = 0L;
    private long highest;
    private Long drawdown = 0L;
    private long believed;
    private int blackouts;
    private long blackoutMax;
    private long gapMax;
    private int zombies;

    void add(WindowRow row) {
      if (row.ideal() != null) ideal = sum(ideal, row.ideal().pnlNanoUsd());
      Position position = row.position();
      if (position == null) return;
      positions++;
      if (Boolean.TRUE.equals(position.settled())) winners++;
      boolean lost = Boolean.FALSE.equals(position.settled());
      if (lost) losers++;
      boolean byTier = position.reason().isTier();
      if (byTier) exits++;
      if (byTier && lost) reversalsExited++;
      if (position.falseExit()) falseExits++;
      gross = sum(gross, position.grossPnlNanoUsd());
      net = sum(net, position.pnlNanoUsd());
      fees = sum(fees, position.feesNanoUsd());
      hold = sum(hold, position.holdPnlNanoUsd());
      believed += position.believedPnlNanoUsd();
      drawdown(position);
      blackouts += position.watch().blackouts().size();
      blackoutMax = Math.max(blackoutMax, position.watch().blackoutNanosMax());
      gapMax = Math.max(gapMax, position.watch().gapNanosMax());
      zombies += position.zombieRetries();
    }

    private void drawdown(Position position) {
      if (net == null) {
        drawdown = null;
        return;
      }
      highest = Math.max(highest, net);
      drawdown = Math.max(drawdown, highest - net);
    }

    private static Long sum(Long total, Long part) {
      return total == null || part == null ? null : Long.valueOf(total + part);
    }

    Summary summary(int windows) {
      return new Summary(
          windows, positions, winners, losers, exits, falseExits, reversalsExited, gross, net, fees, hold, ideal, drawdown, believed, blackouts,
          blackoutMax, gapMax, zombies);
    }
  }
}
