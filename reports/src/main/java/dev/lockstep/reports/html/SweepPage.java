package dev.lockstep.reports.html;

import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.chart.SvgChart;
import dev.lockstep.reports.html.TableWriter.Column;
import dev.lockstep.reports.story.RunFigures;
import dev.lockstep.reports.sweep.SweepData;
import dev.lockstep.reports.sweep.SweepData.Interval;
import dev.lockstep.reports.sweep.SweepData.Point;
import dev.lockstep.reports.sweep.SweepPlots;
import dev.lockstep.reports.text.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** {@code report.html} of a sweep. */
final class SweepPage {
  private static final int WIDTH = 1160;
  private static final int HEIGHT = 300;
  private static final int HEAT_HEIGHT = 460;
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
    for (String warning : warnings) page.element("div", "class=\"warn\"", warning).line();
    page.raw("<dl class=\"facts small\">");
    for (SweepReport.Fact fact : facts) page.element("dt", "", fact.name()).element("dd", "", fact.value());
    page.raw("</dl>\n");
  }

  /** The chosen and the best point first, then the points with the best results. */
  private void table() {
    page.raw("<h2 id=\"points\">Points</h2>\n");
    List<Column> columns = new ArrayList<>(List.of(new Column("", "", "t")));
    for (SweepData.Parameter parameter : data.parameters()) columns.add(Column.number(parameter.key(), parameter.unit()));
    columns.addAll(List.of(
        Column.number("winners", ""), Column.number("false exits", "winners sold by a tier"), Column.number("rate, 95 %", "interval of the rate"),
        Column.number("reversals", "positions whose side lost"), Column.number("of these sold", "before settlement"),
        Column.number("rate, 95 %", "interval of the rate"), Column.number("result USD", "after fees"), Column.number("95 %", "interval of the result")));
    TableWriter table = new TableWriter(page, columns);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < data.points().size(); i++) order.add(i);
    order.sort(Comparator.<Integer>comparingInt(i -> i == data.chosen() ? 0 : i == data.best() ? 1 : 2)
        .thenComparing(i -> data.points().get(i).pnlUsd(), Comparator.comparingDouble(pnl -> Double.isNaN(pnl) ? Double.MAX_VALUE : -pnl)));
    for (int i : order.subList(0, Math.min(order.size(), ROWS_MAX))) row(table, i);
    table.end();
    if (order.size() > ROWS_MAX) {
      page.element("p", "class=\"muted small\"", "The " + ROWS_MAX + " points with the best results of " + order.size() + ".").line();
    }
  }

  private void row(TableWriter table, int index) {
    Point point = data.points().get(index);
    String name = index == data.chosen() ? index == data.best() ? "chosen, best" : "chosen" : index == data.best() ? "best" : "";
    table.row("").cell(name);
    for (double value : point.at()) table.cell(plain(value));
    table.cell(Figures.count(point.winners())).cell(Figures.count(point.falseExits()), point.falseExits() > 0 ? "bad-text" : "")
        .cell(percent(point.falseExitRate())).cell(Figures.count(point.reversals())).cell(Figures.count(point.reversalsExited()))
        .cell(percent(point.reversalExitRate())).cell(Double.isNaN(point.pnlUsd()) ? null : fixed(point.pnlUsd()))
        .cell(point.pnl() == null ? null : fixed(point.pnl().low()) + " to " + fixed(point.pnl().high())).endRow();
  }

  private static String plain(double value) {
    return Decimal.plain(Math.round(value * 1e6), 6);
  }

  private static String fixed(double value) {
    return Decimal.fixed(Math.round(value * 100), 2, 2);
  }

  private static String percent(Interval rate) {
    if (rate == null) return null;
    return Decimal.fixed(Math.round(rate.low() * 1000), 1, 1) + " to " + Decimal.fixed(Math.round(rate.high() * 1000), 1, 1) + " %";
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
