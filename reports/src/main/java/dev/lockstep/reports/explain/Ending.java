package dev.lockstep.reports.explain;

import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.reports.text.InstrumentText;
import dev.lockstep.reports.text.Times;
import java.io.IOException;

/** The last lines of an explanation: what came of it. */
final class Ending {
  private Ending() {}

  static void write(WindowResult run, Position position, InstrumentText amounts, Page page) throws IOException {
    page.line("");
    if (position == null) {
      page.text("Nothing was bought.");
      return;
    }
    page.text("bought", amounts.shares(position.boughtLots()) + " " + InstrumentText.label(run.window(), position.side()) + " at "
        + amounts.priceOfNano(position.entryPriceNano()));
    if (position.soldLots() > 0) {
      page.text("sold", amounts.shares(position.soldLots()) + " at " + amounts.priceOfNano(position.exitPriceNano()) + " by "
          + position.reason().text() + (position.falseExit() ? ", a FALSE EXIT: the side won" : ""));
    }
    if (position.trigger() != null) page.text("way out", wayOut(position.trigger()));
    page.text("result", InstrumentText.usd(position.grossPnlNanoUsd()) + " USD before fees, " + InstrumentText.usd(position.pnlNanoUsd()) + " after; the bot booked "
        + InstrumentText.usd(position.believedPnlNanoUsd()) + "; held to settlement " + InstrumentText.usd(position.holdPnlNanoUsd()));
    page.text("watched", "longest gap between evaluations " + Times.seconds(position.watch().gapNanosMax()) + " s, "
        + (position.watch().blackouts().isEmpty() ? "no blackout" : "blackout " + Times.seconds(position.watch().blackoutNanosMax()) + " s"));
  }

  private static String wayOut(Position.Exit exit) {
    return exit.tier().text() + " held from " + Times.utcMillis(exit.conditionNanos()) + after(", decided", exit.decisionNanos(), exit.conditionNanos())
        + after(", order sent", exit.submissionNanos(), exit.decisionNanos()) + after(", filled", exit.fillNanos(), exit.submissionNanos())
        + after(", done", exit.finishedNanos(), exit.fillNanos());
  }

  private static String after(String what, long nanos, long sinceNanos) {
    return nanos == 0 ? what + " never" : what + " " + Times.seconds(nanos - sinceNanos) + " s later";
  }
}
