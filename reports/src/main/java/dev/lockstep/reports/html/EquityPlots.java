package dev.lockstep.reports.html;

import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.reports.chart.Axis;
import dev.lockstep.reports.chart.Ink;
import dev.lockstep.reports.chart.Layer;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.chart.Layer.Join;
import dev.lockstep.reports.chart.Plot;
import java.util.ArrayList;
import java.util.List;

/** Running totals and drawdowns of all releases over positions in order of time. */
final class EquityPlots {
  private static final double NANO = 1e9;

  private EquityPlots() {}

  /** Most positions that any release has. */
  static int positions(BacktestResult result) {
    int most = 0;
    for (ReleaseResult release : result.releases()) most = Math.max(most, Baselines.of(release).real().totals().size());
    return most;
  }

  static Plot equity(BacktestResult result) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Rule(null, Ink.GREY, false, 0, Dash.SOLID, null));
    for (int i = 0; i < result.releases().size(); i++) {
      ReleaseResult release = result.releases().get(i);
      Baselines baselines = Baselines.of(release);
      String name = release.release().name();
      if (i == 0) layers.add(line("held to settlement, before fees", Ink.GREY, baselines.hold().totals(), 1, Dash.DASHED));
      layers.add(line(name + ", ideal execution", Ink.nth(i), baselines.ideal().totals(), 1, Dash.DOTTED));
      layers.add(line(name + ", after fees", Ink.nth(i), baselines.real().totals(), 1, Dash.SOLID));
    }
    return plot("Running total", "running total, USD", layers, "Running total of each release over its positions in order of time.");
  }

  static Plot drawdown(BacktestResult result) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < result.releases().size(); i++) {
      ReleaseResult release = result.releases().get(i);
      layers.add(line(release.release().name(), Ink.nth(i), Baselines.of(release).real().drawdowns(), -1, i == 0 ? Dash.SOLID : Dash.DASHED));
    }
    return plot("Drawdown", "below the highest total, USD", layers, "How far each release's running total lies below its highest point so far.");
  }

  /** The line begins at nothing, before the first position, and shows its last value over half a step. */
  private static Layer.Line line(String name, Ink ink, List<Long> totals, int sign, Dash dash) {
    double[] x = new double[totals.size() + 2];
    double[] y = new double[totals.size() + 2];
    for (int i = 0; i < totals.size(); i++) {
      x[i + 1] = i + 1;
      y[i + 1] = sign * totals.get(i) / NANO;
    }
    x[totals.size() + 1] = totals.size() + 0.5;
    y[totals.size() + 1] = y[totals.size()];
    return new Layer.Line(name, ink, x, y, Join.STEP, dash);
  }

  private static Plot plot(String title, String yTitle, List<Layer> layers, String description) {
    double most = 1;
    double low = 0;
    double high = 0;
    for (Layer layer : layers) {
      if (!(layer instanceof Layer.Line line)) continue;
      most = Math.max(most, line.x().length - 1.5);
      for (double y : line.y()) {
        low = Math.min(low, y);
        high = Math.max(high, y);
      }
    }
    return new Plot(title, description, Axis.counts("positions in order of time", 0, most), Axis.around(yTitle, low, high), layers);
  }
}
