package dev.lockstep.reports.sweep;

import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts of a sweep, each under a name that a file can have. */
public final class SweepPlots {
  /** More planes than the pairs of so many parameters are not drawn; the others keep their curves. */
  private static final int HEAT_PARAMETERS_MAX = 3;

  private SweepPlots() {}

  /** Curves of every parameter that takes more than one value. */
  public static Map<String, Plot> curves(SweepData data) {
    Map<String, Plot> plots = new LinkedHashMap<>();
    for (int parameter : varying(data)) {
      String key = data.parameters().get(parameter).key();
      plots.put("false-exits-" + key, CurvePlots.falseExits(data, parameter));
      plots.put("losses-avoided-" + key, CurvePlots.reversals(data, parameter));
      plots.put("result-" + key, CurvePlots.result(data, parameter));
    }
    return plots;
  }

  /** For each pair of the first varying parameters, a heatmap of each measure. */
  public static List<Map<String, Plot>> heatmaps(SweepData data) {
    List<Integer> varying = varying(data);
    List<Integer> drawn = varying.subList(0, Math.min(varying.size(), HEAT_PARAMETERS_MAX));
    List<Map<String, Plot>> pairs = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      for (int j = i + 1; j < drawn.size(); j++) {
        Map<String, Plot> plots = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) plots.put(measure.title(), HeatPlot.of(data, drawn.get(i), drawn.get(j), measure));
        pairs.add(plots);
      }
    }
    return pairs;
  }

  /** False exits against reversals sold. */
  public static Plot pareto(SweepData data) {
    return ParetoPlot.of(data);
  }

  /** Parameters that take more than one value along their line, so that there is something to draw. */
  private static List<Integer> varying(SweepData data) {
    List<Integer> varying = new ArrayList<>();
    for (int i = 0; i < data.parameters().size(); i++) {
      List<Point> line = Slices.line(data, i);
      if (Slices.values(line, i).length > 1) varying.add(i);
    }
    return varying;
  }
}
