package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Counted;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.TextTable;
import dev.lockstep.engine.stats.ExactBinomial;
import dev.lockstep.engine.stats.PairedBootstrap;
import dev.lockstep.engine.sweep.HoldOut;
import dev.lockstep.engine.sweep.Metric;
import dev.lockstep.engine.sweep.Objective;
import dev.lockstep.engine.sweep.ParameterGrid;
import dev.lockstep.engine.sweep.PointTotals;
import dev.lockstep.engine.sweep.Sweep;
import dev.lockstep.engine.sweep.SweepResult;
import dev.lockstep.reports.html.SweepReport;
import dev.lockstep.reports.json.Amounts;
import dev.lockstep.reports.json.SweepJson;
import dev.lockstep.reports.story.RunFigures;
import dev.lockstep.reports.sweep.SweepReading;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A sweep in words and columns. */
final class SweepText {
  private final Sweep.Plan plan;
  private final SweepResult result;
  private final Objective objective;
  private final List<HoldOut> judged;
  private final int top;
  private final PointTotals[] totals;
  /** How many points came to the same; looked up only. */
  private final Map<PointTotals, Integer> equal = new HashMap<>();

  SweepText(Sweep.Plan plan, SweepResult result, Objective objective, List<HoldOut> judged, int top) {
    this.plan = plan;
    this.result = result;
    this.objective = objective;
    this.judged = judged;
    this.top = top;
    this.totals = result.totals();
    for (PointTotals each : totals) equal.merge(each, 1, Integer::sum);
  }

  void print(PrintWriter out) {
    out.println("run " + result.runId() + "  seed " + plan.seed() + "  commit " + plan.commit() + "  release " + result.release());
    out.println("data " + result.datasetDigest() + "  settings " + plan.settingsDigest());
    long rows = (long) result.grid().size() * result.windows().size();
    out.println(Counted.of(result.grid().size(), "point") + " on " + Counted.of(result.windows().size(), "window") + ": " + Counted.of(rows, "row") + " out of "
        + Counted.of(result.runs(), "simulation") + "; " + Counted.of(result.skipped().size(), "window") + " skipped");
    out.println();
    long unknown = Arrays.stream(totals).filter(each -> objective.metric().of(each) == null).count();
    if (unknown > 0) {
      out.println("The " + objective.metric().label() + " of " + unknown + " points is unknown, for want of a winner or of a fee: they have no rank.");
      out.println();
    }
    List<Integer> ranked = objective.ranked(totals);
    if (ranked.isEmpty() && unknown < totals.length) out.println("No point meets the constraints.");
    else if (ranked.isEmpty()) out.println("No point can be ranked; --maximise or --minimise names another metric.");
    else points(out, "Best points, those with equal outcomes as one", ranked);
    List<Integer> front = Objective.pareto(totals, Metric.PNL);
    if (!front.isEmpty()) points(out, "Pareto front: more P&L only for more false exits", front);
    if (!judged.isEmpty()) judged(out);
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    result.grid().parameters().forEach(parameter -> columns.add(Column.number(parameter.key(), parameter.key())));
    columns.addAll(List.of(
        Column.number("falseExits", "FALSE"), Column.text("interval", "of WINNERS (95 %)"), Column.text("reversalsExited", "CAUGHT"),
        Column.number("pnlUsd", "NET $"), Column.number("points", "POINTS")));
    return columns;
  }

  /** Of points with the same totals the first, with how many they are. */
  private void points(PrintWriter out, String title, List<Integer> points) {
    Map<PointTotals, Integer> firsts = new LinkedHashMap<>();
    for (int point : points) firsts.putIfAbsent(totals[point], point);
    out.println(title);
    TextTable table = new TextTable(columns());
    for (int point : firsts.values().stream().limit(top).toList()) {
      List<Object> cells = settings(point);
      PointTotals each = totals[point];
      cells.addAll(List.of(each.falseExits(), rate(each.falseExits(), each.winners()), each.reversalsExited() + " of " + each.reversals(),
          Amounts.cents(each.pnlNanoUsd()), equal.get(each)));
      table.row(cells.toArray());
    }
    table.print(out);
    out.println();
  }

  private List<Object> settings(int point) {
    ParameterGrid grid = result.grid();
    List<Object> cells = new ArrayList<>();
    for (int i = 0; i < grid.parameters().size(); i++) cells.add(grid.print(point, i));
    return cells;
  }

  private void judged(PrintWriter out) {
    out.println("Out of sample: chosen on earlier windows, judged on later ones against the release's own settings");
    for (HoldOut each : judged) {
      out.println("  " + each.name() + ": " + Counted.of(each.trainWindows(), "window") + " to choose, " + each.testWindows() + " to judge");
      if (each.trainWindows() == 0 || each.testWindows() == 0) {
        out.println("    nothing to " + (each.trainWindows() == 0 ? "choose" : "judge") + " on: there are too few windows for this");
        continue;
      }
      if (each.point() < 0) {
        out.println("    no point meets the constraints on the windows to choose");
        continue;
      }
      out.println("    chosen " + chosen(each.point()));
      out.println("    in sample  " + words(each.train()));
      out.println("    out        " + words(each.test()));
      out.println("    release    " + words(each.baseline()));
      out.println("    difference " + difference(each.difference()));
    }
  }

  private String chosen(int point) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < result.grid().parameters().size(); i++) {
      words.add(result.grid().parameters().get(i).key() + "=" + result.grid().print(point, i));
    }
    return String.join(" ", words);
  }

  private static String words(PointTotals each) {
    return "false exits " + each.falseExits() + " " + rate(each.falseExits(), each.winners()) + ", caught " + each.reversalsExited() + " of "
        + each.reversals() + ", net " + Amounts.cents(each.pnlNanoUsd());
  }

  /** A rate with its exact 95 % interval. */
  static String rate(long events, long trials) {
    if (trials == 0) return "of 0";
    ExactBinomial.Interval interval = new ExactBinomial(events, trials).interval95();
    return String.format(Locale.ROOT, "of %d (%.1f-%.1f %%)", trials, 100 * interval.low(), 100 * interval.high());
  }

  private static String difference(PairedBootstrap.Interval interval) {
    if (interval == null) return "unknown";
    return Amounts.cents(interval.sumNanoUsd()) + " USD, 95 % " + Amounts.cents(interval.lowNanoUsd()) + " to "
        + Amounts.cents(interval.highNanoUsd()) + " (" + interval.differing() + (interval.differing() == 1 ? " window differs): " : " windows differ): ")
        + (interval.tells() ? "a difference" : "cannot tell");
  }

  void write(OutputOptions output) {
    if (output.format() == Format.JSON) {
      output.write(out -> SweepJson.write(plan, result, totals, out));
      return;
    }
    output.say("run " + result.runId() + "  seed " + plan.seed() + "  data " + result.datasetDigest() + "  settings " + plan.settingsDigest()
        + "  release " + result.release() + "  commit " + plan.commit());
    List<Column> columns = new ArrayList<>();
    result.grid().parameters().forEach(parameter -> columns.add(Column.number(parameter.key(), "")));
    for (String name : List.of("winners", "falseExits", "reversals", "reversalsExited", "pnlUsd")) columns.add(Column.number(name, ""));
    output.writeRows("lockstep.sweep/1", "points", columns, rows -> {
      for (int point = 0; point < totals.length; point++) {
        List<Object> cells = settings(point);
        PointTotals each = totals[point];
        cells.addAll(List.of(each.winners(), each.falseExits(), each.reversals(), each.reversalsExited()));
        cells.add(Amounts.usd(each.pnlNanoUsd()));
        rows.row(cells.toArray());
      }
    });
  }

  /** The best point on all windows, -1 if none meets the constraints. */
  int best() {
    List<Integer> ranked = objective.ranked(totals);
    return ranked.isEmpty() ? -1 : ranked.get(0);
  }

  /** The point that was chosen: on the training windows where there are some, else on all; -1 for none. */
  int chosen() {
    return judged.isEmpty() ? best() : judged.get(0).point();
  }

  /** Writes {@code result.json}, the page and the pictures; returns what could not be written. */
  List<String> writeFiles(Path folder, List<RunFigures> runs) {
    try (BufferedWriter json = Files.newBufferedWriter(folder.resolve("result.json"))) {
      SweepJson.write(plan, result, totals, json);
      if (totals.length > SweepReading.POINTS_MAX) return List.of("no report.html: more than " + SweepReading.POINTS_MAX + " points");
      return SweepReport.write(SweepReading.of(result, totals, chosen(), best(), judged), runs, facts(), List.of(), folder).notes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<SweepReport.Fact> facts() {
    return List.of(
        new SweepReport.Fact("run", result.runId()), new SweepReport.Fact("seed", Long.toString(plan.seed())),
        new SweepReport.Fact("data", result.datasetDigest()), new SweepReport.Fact("settings", plan.settingsDigest()),
        new SweepReport.Fact("commit", plan.commit()), new SweepReport.Fact("release", result.release()),
        new SweepReport.Fact("skipped windows", Integer.toString(result.skipped().size())));
  }
}
