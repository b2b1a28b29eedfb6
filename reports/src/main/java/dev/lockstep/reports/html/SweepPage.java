package dev.lockstep.reports.html;

import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.chart.SvgChart;
import dev.lockstep.reports.html.TableWriter.Column;
import dev.lockstep.reports.story.RunFigures;
import dev.lockstep.reports.sweep.SweepData;
import dev.lockstep.reports.sweep.SweepData.Point;
import dev.lockstep.reports.sweep.SweepPlots;
import dev.lockstep.reports.text.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code report.html} of a sweep. */
final class SweepPage {
  private static final int WIDTH = StorySection.WIDTH;
  private static final int HEIGHT = 300;
  private static final int HEAT_HEIGHT = 460;
  private static final int REVERSALS_FEW = 60;
  private static final int ROWS_MAX = 25;

  private final SweepData data;
  private final List<RunFigures> runs;
  private final List<SweepReport.Fact> facts;
  private final List<String> warnings;
  private final Html page = Page.begin("Lockstep sweep");

  SweepPage(SweepData data, List<RunFigures> runs, List<SweepReport.Fact> facts, List<String> warnings) {
    this.data = data;
    this.runs = runs;
    this.facts = facts;
    this.warnings = warnings;
  }

  String write() {
    head();
    OutOfSampleSection.write(page, data.judged());
    table();
    page.raw("<h2 id=\"pareto\">False exits against losses avoided</h2>\n");
    chart(SweepPlots.pareto(data), HEIGHT + 60);
    page.raw("<h2 id=\"curves\">One threshold at a time</h2>\n");
    for (Plot plot : SweepPlots.curves(data).values()) titled(plot, HEIGHT);
    heatmaps();
    Map<String, Plot> figures = SweepReport.figures(runs);
    if (!figures.isEmpty()) page.raw("<h2 id=\"runs\">Runs compared</h2>\n");
    for (Plot plot : figures.values()) titled(plot, HEIGHT);
    return Page.end(page);
  }

  private void head() {
    page.raw("<h1>Lockstep sweep</h1>\n").element("p", "", data.title() + "; " + HeadSection.count(data.points().size(), "point") + ".").line();
    int reversals = 0;
    for (Point point : data.points()) reversals = Math.max(reversals, point.reversals());
    if (reversals < REVERSALS_FEW) {
      page.element("div", "class=\"warn\"", "Only " + HeadSection.count(reversals, "position") + " lost: a point that sells one or two more of them "
          + "than another is not better by these data. The intervals say how little is known.").line();
    }
    for (String warning : warnings) page.element("div", "class=\"warn\"", warning).line();
    page.raw("<dl class=\"facts small\">");
    for (SweepReport.Fact fact : facts) page.element("dt", "", fact.name()).element("dd", "", fact.value());
    page.raw("</dl>\n");
  }

  /** Points with equal outcomes as one row: the chosen and the best one first, then those with the best results. */
  private void table() {
    page.raw("<h2 id=\"points\">Points</h2>\n");
    List<Column> columns = new ArrayList<>(List.of(new Column("", "", "t")));
    for (SweepData.Parameter parameter : data.parameters()) columns.add(Column.number(parameter.key(), parameter.unit()));
    columns.addAll(List.of(
        Column.number("points", "with this outcome; a parameter shows the range of their values"), Column.number("result USD", "after fees"),
        Column.number("false exits", "winners sold by a tier, of winners, with the exact 95 % interval of the rate"),
        Column.number("reversals sold", "losers sold before settlement, of losers, with the exact 95 % interval of the rate")));
    boolean intervals = data.points().stream().anyMatch(point -> point.pnl() != null);
    if (intervals) columns.add(Column.number("95 %", "interval of the result"));
    TableWriter table = new TableWriter(page, columns);
    List<EqualPoints> rows = EqualPoints.of(data);
    for (EqualPoints row : rows.subList(0, Math.min(rows.size(), ROWS_MAX))) {
      row(table, row);
      if (intervals) table.cell(interval(row.first()));
      table.endRow();
    }
    table.end();
    page.element("p", "class=\"muted small\"", HeadSection.count(data.points().size(), "point") + " with "
        + HeadSection.count(rows.size(), "outcome") + (rows.size() > ROWS_MAX ? "; the " + ROWS_MAX + " with the best results are shown." : ".")).line();
  }

  private void row(TableWriter table, EqualPoints row) {
    Point point = row.first();
    table.row("").cell(row.name());
    for (int i = 0; i < point.at().length; i++) table.cell(range(row.low(i), row.high(i)));
    table.cell(Figures.count(row.count())).cell(Figures.dollars(point.pnlUsd()))
        .cell(point.falseExits() + " of " + point.winners() + Figures.percent(point.falseExitRate()), point.falseExits() > 0 ? "bad-text" : "")
        .cell(point.reversalsExited() + " of " + point.reversals() + Figures.percent(point.reversalExitRate()));
  }

  private static String interval(Point point) {
    return point.pnl() == null ? null : Figures.dollars(point.pnl().low()) + " to " + Figures.dollars(point.pnl().high());
  }

  private static String range(double low, double high) {
    return low == high ? plain(low) : plain(low) + " to " + plain(high);
  }

  private static String plain(double value) {
    return Decimal.plain(Math.round(value * 1e6), 6);
  }

  /** The measures of one pair lie on one another; a row of buttons chooses, without any script. */
  private void heatmaps() {
    List<Map<String, Plot>> pairs = SweepPlots.heatmaps(data);
    if (pairs.isEmpty()) return;
    page.raw("<h2 id=\"heatmaps\">Two thresholds at a time</h2>\n");
    for (int i = 0; i < pairs.size(); i++) {
      page.raw("<div class=\"tabs\">\n");
      int tab = 0;
      for (String measure : pairs.get(i).keySet()) {
        String id = "h" + i + "-" + tab;
        page.raw("<input type=\"radio\" name=\"h" + i + "\" id=\"" + id + "\"" + (tab == 0 ? " checked" : "") + "><label for=\"" + id + "\">")
            .text(measure).raw("</label>\n");
        tab++;
      }
      for (Plot plot : pairs.get(i).values()) {
        page.raw("<div class=\"pane pictures\">").raw(SvgChart.inline(plot, WIDTH, HEAT_HEIGHT)).raw("</div>\n");
      }
      page.raw("</div>\n");
    }
  }

  private void titled(Plot plot, int height) {
    page.element("h3", "", plot.title());
    chart(plot, height);
  }

  private void chart(Plot plot, int height) {
    page.raw("<div class=\"pictures\">").raw(SvgChart.inline(plot, WIDTH, height)).raw("</div>\n");
  }
}
