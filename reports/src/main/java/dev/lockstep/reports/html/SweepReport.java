package dev.lockstep.reports.html;

import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.image.Pictures;
import dev.lockstep.reports.story.FigurePlots;
import dev.lockstep.reports.story.RunFigures;
import dev.lockstep.reports.sweep.SweepData;
import dev.lockstep.reports.sweep.SweepPlots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report files of a sweep: a page, and every chart as PNG and SVG. */
public final class SweepReport {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 520;

  private SweepReport() {}

  /** A line of the page's head: run id, seed, digests, releases, commit, and what else the run depends on. */
  public record Fact(String name, String value) {}

  /**
   * Writes {@code report.html} and the pictures.
   *
   * @param warnings what a reader must know before believing a number
   * @param runs figures of runs to compare, for instance with the standard settings and at the chosen point; may be empty
   */
  public static BacktestReport.Written write(
      SweepData data, List<RunFigures> runs, List<Fact> facts, List<String> warnings, Path outDirectory) throws IOException {
    Path page = outDirectory.resolve("report.html");
    Files.writeString(page, new SweepPage(data, runs, facts, warnings).write(), StandardCharsets.UTF_8);
    List<Path> files = new ArrayList<>(List.of(page));
    String whyNot = Pictures.whyNot();
    if (whyNot != null) return new BacktestReport.Written(files, List.of("no pictures written: " + whyNot));
    FileNames names = new FileNames();
    for (Map.Entry<String, Plot> entry : plots(data, runs).entrySet()) {
      Path png = outDirectory.resolve(names.of(entry.getKey(), ".png"));
      Path svg = outDirectory.resolve(names.of(entry.getKey(), ".svg"));
      Pictures.png(entry.getValue(), WIDTH, HEIGHT, png);
      Pictures.svg(entry.getValue(), WIDTH, HEIGHT, svg);
      files.add(png);
      files.add(svg);
    }
    return new BacktestReport.Written(files, List.of());
  }

  private static Map<String, Plot> plots(SweepData data, List<RunFigures> runs) {
    Map<String, Plot> plots = new LinkedHashMap<>(SweepPlots.curves(data));
    List<Map<String, Plot>> heatmaps = SweepPlots.heatmaps(data);
    for (int i = 0; i < heatmaps.size(); i++) {
      int pair = i + 1;
      heatmaps.get(i).forEach((measure, plot) -> plots.put("heatmap-" + pair + "-" + measure, plot));
    }
    plots.put("false-exits-against-losses-avoided", SweepPlots.pareto(data));
    plots.putAll(figures(runs));
    return plots;
  }

  /** Totals and distributions of the runs. */
  static Map<String, Plot> figures(List<RunFigures> runs) {
    Map<String, Plot> plots = new LinkedHashMap<>();
    if (runs.isEmpty()) return plots;
    plots.put("equity", FigurePlots.equity(runs));
    plots.put("drawdown", FigurePlots.drawdown(runs));
    for (RunFigures run : runs) if (!run.exitPrices().isEmpty()) plots.put("exit-prices-" + run.name(), FigurePlots.exitPrices(run));
    plots.put("trigger-to-fill", FigurePlots.triggerToFill(runs));
    plots.put("blackouts", FigurePlots.blackouts(runs));
    return plots;
  }
}
