package dev.lockstep.reports.html;

import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.reports.chart.Ink;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.story.TotalPlot;

/** Running totals and drawdowns of all releases, with their baselines. */
final class EquityPlots {
  private EquityPlots() {}

  /** Most positions that any release has. */
  static int positions(BacktestResult result) {
    int most = 0;
    for (ReleaseResult release : result.releases()) most = Math.max(most, Baselines.of(release).real().totals().size());
    return most;
  }

  static Plot equity(BacktestResult result) {
    TotalPlot plot = new TotalPlot();
    for (int i = 0; i < result.releases().size(); i++) {
      ReleaseResult release = result.releases().get(i);
      Baselines baselines = Baselines.of(release);
      String name = release.release().name();
      if (i == 0) plot.line("held to settlement, before fees", Ink.GREY, baselines.hold().totals(), 1, Dash.DASHED);
      plot.line(name + ", ideal execution", Ink.nth(i), baselines.ideal().totals(), 1, Dash.DOTTED);
      plot.line(name + ", after fees", Ink.nth(i), baselines.real().totals(), 1, Dash.SOLID);
    }
    return plot.plot("Running total", "running total, USD", "Running total of each release over its positions in order of time.");
  }

  static Plot drawdown(BacktestResult result) {
    TotalPlot plot = new TotalPlot();
    for (int i = 0; i < result.releases().size(); i++) {
      ReleaseResult release = result.releases().get(i);
      plot.line(release.release().name(), Ink.nth(i), Baselines.of(release).real().drawdowns(), -1, i == 0 ? Dash.SOLID : Dash.DASHED);
    }
    return plot.plot("Drawdown", "below the highest total, USD", "How far each release's running total lies below its highest point so far.");
  }
}
