package dev.lockstep.reports.story;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.reports.chart.Axis;
import dev.lockstep.reports.chart.Ink;
import dev.lockstep.reports.chart.Layer;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.chart.Layer.Join;
import dev.lockstep.reports.chart.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Totals and distributions of runs over many windows. */
public final class FigurePlots {
  private static final int PRICE_BINS = 20;
  private static final int TIME_BINS = 24;
  private static final Ink[] BY_REASON = {Ink.ORANGE, Ink.VERMILLION, Ink.PURPLE, Ink.GREEN, Ink.GREY, Ink.GREY};

  private FigurePlots() {}

  public static Plot equity(List<RunFigures> runs) {
    TotalPlot plot = new TotalPlot();
    for (int i = 0; i < runs.size(); i++) plot.line(runs.get(i).name(), Ink.nth(i), runs.get(i).totals(), 1, dash(i));
    return plot.plot("Running total", "running total, USD", "Running total of each run over its positions in order of time.");
  }

  public static Plot drawdown(List<RunFigures> runs) {
    TotalPlot plot = new TotalPlot();
    for (int i = 0; i < runs.size(); i++) plot.line(runs.get(i).name(), Ink.nth(i), runs.get(i).drawdowns(), -1, dash(i));
    return plot.plot("Drawdown", "below the highest total, USD", "How far each running total lies below its highest point so far.");
  }

  private static Dash dash(int index) {
    return Dash.values()[index % Dash.values().length];
  }

  /** At which prices positions were sold, stacked by what sold them; cents. */
  public static Plot exitPrices(RunFigures run) {
    double[] edges = edges(0, 100, PRICE_BINS);
    double[] below = new double[PRICE_BINS];
    List<Layer> layers = new ArrayList<>();
    for (Map.Entry<ExitReason, List<Double>> entry : run.exitPrices().entrySet()) {
      double[] heights = counts(entry.getValue(), edges);
      layers.add(new Layer.Bars(entry.getKey().text(), BY_REASON[entry.getKey().ordinal()], edges, heights, below.clone()));
      for (int i = 0; i < below.length; i++) below[i] += heights[i];
    }
    return new Plot(
        "Exit prices of " + run.name(), "How many positions were sold at which average price, by what sold them.",
        Axis.decimal("average exit price, cents", 0, 100), Axis.counts("positions", 0, most(below)), layers);
  }

  /** How long it took from the first sight of an exit's condition to its execution. */
  public static Plot triggerToFill(List<RunFigures> runs) {
    return histogram(runs, RunFigures::triggerToFillSeconds, "Time from trigger to fill", "seconds from condition to execution", "exits");
  }

  /** How long nobody watched. */
  public static Plot blackouts(List<RunFigures> runs) {
    return histogram(runs, RunFigures::blackoutSeconds, "Blackouts", "seconds without evaluation of the exits", "blackouts");
  }

  /** The first run as bars, the others as outlines over them. */
  private static Plot histogram(List<RunFigures> runs, Function<RunFigures, List<Double>> values, String title, String x, String y) {
    double longest = 0.1;
    for (RunFigures run : runs) for (double value : values.apply(run)) longest = Math.max(longest, value);
    double[] edges = edges(0, longest * 1.02, TIME_BINS);
    double most = 1;
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      double[] heights = counts(values.apply(runs.get(i)), edges);
      most = Math.max(most, most(heights));
      String name = runs.get(i).name() + " (" + values.apply(runs.get(i)).size() + ")";
      if (i == 0) layers.add(new Layer.Bars(name, Ink.SKY, edges, heights, null));
      else layers.add(new Layer.Line(name, Ink.nth(i), edges, outline(heights), Join.STEP, dash(i - 1)));
    }
    return new Plot(title, title + " as a distribution.", Axis.decimal(x, 0, edges[edges.length - 1]), Axis.counts(y, 0, most), layers);
  }

  private static double[] outline(double[] heights) {
    double[] line = Arrays.copyOf(heights, heights.length + 1);
    line[heights.length] = heights[heights.length - 1];
    return line;
  }

  private static double[] edges(double from, double to, int bins) {
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) edges[i] = from + (to - from) * i / bins;
    return edges;
  }

  private static double[] counts(List<Double> values, double[] edges) {
    double[] counts = new double[edges.length - 1];
    double width = edges[1] - edges[0];
    for (double value : values) counts[(int) Math.min(Math.max((value - edges[0]) / width, 0), counts.length - 1)]++;
    return counts;
  }

  private static double most(double[] heights) {
    double most = 1;
    for (double height : heights) most = Math.max(most, height);
    return most;
  }
}
