package dev.lockstep.reports.story;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.Watch;
import dev.lockstep.engine.backtest.WindowRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of one run over many windows, for distributions and totals.
 *
 * @param pnlNanoUsd results after fees in order of time, up to the first that is not known
 * @param exitPrices average sale prices in cents, or quote units where a market is not binary, by what ended the position
 * @param triggerToFillSeconds from the moment a tier's condition was first seen to hold until the venue executed
 * @param blackoutSeconds every blackout
 */
public record RunFigures(
    String name, List<Long> pnlNanoUsd, Map<ExitReason, List<Double>> exitPrices, List<Double> triggerToFillSeconds, List<Double> blackoutSeconds) {
  private static final double NANOS = 1e9;
  private static final double NANO_PER_CENT = 1e7;

  /** The figures of a release; {@code name} is what it is called in legends. */
  public static RunFigures of(String name, ReleaseResult release) {
    List<Long> pnl = new ArrayList<>();
    boolean known = true;
    Map<ExitReason, List<Double>> prices = new EnumMap<>(ExitReason.class);
    List<Double> delays = new ArrayList<>();
    List<Double> blackouts = new ArrayList<>();
    for (WindowRow row : release.rows()) {
      Position position = row.position();
      if (position == null) continue;
      known &= position.pnlNanoUsd() != null;
      if (known) pnl.add(position.pnlNanoUsd());
      if (position.soldLots() > 0) {
        double price = position.exitPriceNano() / (row.instrument().binary() ? NANO_PER_CENT : NANOS);
        prices.computeIfAbsent(position.reason(), reason -> new ArrayList<>()).add(price);
      }
      Position.Exit exit = position.trigger();
      if (exit != null && exit.fillNanos() > 0) delays.add((exit.fillNanos() - exit.conditionNanos()) / NANOS);
      for (Watch.Span span : position.watch().blackouts()) blackouts.add(span.nanos() / NANOS);
    }
    return new RunFigures(name, pnl, prices, delays, blackouts);
  }

  /** Running totals after each position. */
  List<Long> totals() {
    List<Long> totals = new ArrayList<>();
    long total = 0;
    for (long part : pnlNanoUsd) totals.add(total += part);
    return totals;
  }

  /** How far each total lies below the highest so far. */
  List<Long> drawdowns() {
    List<Long> drawdowns = new ArrayList<>();
    long highest = 0;
    for (long total : totals()) {
      highest = Math.max(highest, total);
      drawdowns.add(highest - total);
    }
    return drawdowns;
  }
}
