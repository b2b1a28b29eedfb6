package dev.lockstep.reports.story;

import dev.lockstep.reports.chart.Axis;
import dev.lockstep.reports.chart.Ink;
import dev.lockstep.reports.chart.Layer;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.chart.Layer.Join;
import dev.lockstep.reports.chart.Plot;
import java.util.ArrayList;
import java.util.List;

/** Running totals, or drawdowns, over positions in order of time. */
public final class TotalPlot {
  private static final double NANO = 1e9;

  private final List<Layer> layers = new ArrayList<>();
  private double most = 1;
  private double low;
  private double high;

  public TotalPlot() {
    layers.add(new Layer.Rule(null, Ink.GREY, false, 0, Dash.SOLID, null));
  }

  /** A line over these amounts in nano-dollars, each times {@code sign}. It begins at nothing and shows its last value over half a step. */
  public TotalPlot line(String name, Ink ink, List<Long> totals, int sign, Dash dash) {
    int size = totals.size();
    double[] x = new double[size + 2];
    double[] y = new double[size + 2];
    for (int i = 0; i < size; i++) {
      x[i + 1] = i + 1;
      y[i + 1] = sign * totals.get(i) / NANO;
      low = Math.min(low, y[i + 1]);
      high = Math.max(high, y[i + 1]);
    }
    x[size + 1] = size + 0.5;
    y[size + 1] = y[size];
    most = Math.max(most, x[size + 1]);
    layers.add(new Layer.Line(name, ink, x, y, Join.STEP, dash));
    return this;
  }

  public Plot plot(String title, String yTitle, String description) {
    return new Plot(title, description, Axis.counts("positions in order of time", 0, most), Axis.around(yTitle, low, high), layers);
  }
}
