package dev.lockstep.reports.table;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.quality.Printable;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.reports.json.Amounts;
import java.util.Locale;
import tech.tablesaw.api.Table;

/** A backtest as tables: names and units of the JSON, one row a position or a release. Not known is empty. */
public final class BacktestTables {
  private BacktestTables() {}

  /** Totals, a row for each release. */
  public static Table summary(BacktestResult result) {
    Rows rows = new Rows("summary");
    for (ReleaseResult release : result.releases()) {
      Summary sum = release.summary();
      rows.text("release", release.release().name()).count("windows", sum.windows()).count("positions", sum.positions())
          .count("winners", sum.winners()).count("losers", sum.losers()).count("exits", sum.exits()).count("falseExits", sum.falseExits())
          .count("reversals", sum.losers()).count("reversalsExited", sum.reversalsExited())
          .text("grossPnlUsd", Amounts.usd(sum.grossPnlNanoUsd())).text("pnlUsd", Amounts.usd(sum.pnlNanoUsd()))
          .text("feesUsd", Amounts.usd(sum.feesNanoUsd())).text("holdToSettlementPnlUsd", Amounts.usd(sum.holdPnlNanoUsd()))
          .text("idealPnlUsd", Amounts.usd(sum.idealPnlNanoUsd())).text("believedPnlUsd", Amounts.usd(sum.believedPnlNanoUsd()))
          .text("maxDrawdownUsd", Amounts.usd(sum.drawdownNanoUsdMax())).count("blackouts", sum.blackouts())
          .text("blackoutSecondsMax", Amounts.seconds(sum.blackoutNanosMax()))
          .text("evaluationGapSecondsMax", Amounts.seconds(sum.gapNanosMax())).count("zombieRetries", sum.zombieRetries()).end();
    }
    return rows.table();
  }

  /** Every position of every release. */
  public static Table positions(BacktestResult result) {
    Rows rows = new Rows("positions");
    for (ReleaseResult release : result.releases()) {
      for (WindowRow row : release.rows()) {
        if (row.position() == null) continue;
        rows.text("release", release.release().name());
        window(rows, row);
        trade(rows, row.position(), row.instrument(), row.window());
        exit(rows, row.position().trigger(), row.instrument());
        money(rows, row);
        rows.end();
      }
    }
    return rows.table();
  }

  private static void window(Rows rows, WindowRow row) {
    Window window = row.window();
    rows.text("window", Printable.text(window.id())).text("synthetic", Boolean.toString(window.synthetic()))
        .text("source", row.provenance().depth().label())
        .text("outcome", window.winner() == null ? null : Printable.text(window.label(window.winner())))
        .text("settlementSource", window.winnerSource().name().toLowerCase(Locale.ROOT));
  }

  private static void trade(Rows rows, Position position, Instrument instrument, Window window) {
    boolean sold = position.soldLots() > 0;
    rows.text("side", Printable.text(window.label(position.side())))
        .text("shares", Amounts.shares(position.boughtLots(), instrument.lotNanoShares()))
        .text("entryTime", Amounts.time(position.entryNanos())).text("entryPrice", Amounts.price(position.entryPriceNano()))
        .text("exitTime", sold ? Amounts.time(position.exitNanos()) : null).text("exitPrice", Amounts.price(position.exitPriceNano()))
        .text("exitReason", position.reason().text())
        .text("settled", position.settled() == null ? "unknown" : position.settled() ? "won" : "lost")
        .text("falseExit", Boolean.toString(position.falseExit()));
  }

  private static void exit(Rows rows, Position.Exit exit, Instrument instrument) {
    boolean fired = exit != null;
    boolean priced = fired && exit.triggerBidTicks() >= 0;
    rows.text("trigger", fired ? exit.tier().text() : null)
        .text("triggerPrice", priced ? Amounts.price(exit.triggerBidTicks() * instrument.tickNanoUsd()) : null)
        .text("triggerTime", fired ? Amounts.time(exit.conditionNanos()) : null)
        .text("decisionTime", fired ? Amounts.time(exit.decisionNanos()) : null)
        .text("submissionTime", fired ? Amounts.time(exit.submissionNanos()) : null)
        .text("fillTime", fired ? Amounts.time(exit.fillNanos()) : null)
        .text("exitSeconds", fired && exit.finishedNanos() > 0 ? Amounts.seconds(exit.finishedNanos() - exit.decisionNanos()) : null);
  }

  private static void money(Rows rows, WindowRow row) {
    Position position = row.position();
    Position ideal = row.ideal();
    rows.text("grossPnlUsd", Amounts.usd(position.grossPnlNanoUsd())).text("pnlUsd", Amounts.usd(position.pnlNanoUsd()))
        .text("feesUsd", Amounts.usd(position.feesNanoUsd())).text("holdToSettlementPnlUsd", Amounts.usd(position.holdPnlNanoUsd()))
        .text("believedPnlUsd", Amounts.usd(position.believedPnlNanoUsd()))
        .text("idealExitPrice", ideal == null ? null : Amounts.price(ideal.exitPriceNano()))
        .text("idealExitReason", ideal == null ? null : ideal.reason().text())
        .text("idealPnlUsd", ideal == null ? null : Amounts.usd(ideal.pnlNanoUsd()))
        .text("blackoutSeconds", Amounts.seconds(position.watch().blackoutNanosMax()))
        .count("blackouts", position.watch().blackouts().size())
        .text("evaluationGapSecondsMax", Amounts.seconds(position.watch().gapNanosMax())).count("zombieRetries", position.zombieRetries());
  }
}
