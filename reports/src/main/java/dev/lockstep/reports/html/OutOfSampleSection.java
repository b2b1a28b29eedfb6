package dev.lockstep.reports.html;

import dev.lockstep.reports.html.TableWriter.Column;
import dev.lockstep.reports.sweep.SweepData.Judged;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.List;

/** What choices did on windows that had no part in them; says itself where the data cannot tell. */
final class OutOfSampleSection {
  private static final List<Column> COLUMNS = List.of(
      Column.text("", ""), Column.text("verdict", "what the data can tell of choice and release out of sample"),
      new Column("chosen", "by the objective, on the earlier windows alone", "name"),
      Column.number("windows to choose", ""),
      Column.number("in sample USD", "result of the choice on the windows it was chosen on"),
      Column.number("windows to judge", "later, and whole"),
      Column.number("out of sample USD", "result of the choice on them"),
      Column.number("false exits", "of winners, out of sample, with the 95 % interval of the rate"),
      Column.number("reversals sold", "of reversals, out of sample, with the 95 % interval of the rate"),
      Column.number("release USD", "result of the release's own settings on the same windows"),
      Column.number("difference USD", "choice minus release, with its 95 % interval (paired bootstrap over windows)"));

  private OutOfSampleSection() {}

  static void write(Html page, List<Judged> judged) {
    if (judged.isEmpty()) return;
    page.raw("<h2 id=\"out-of-sample\">Out of sample</h2>\n");
    TableWriter table = new TableWriter(page, COLUMNS);
    for (Judged each : judged) row(table, each);
    table.end();
  }

  private static void row(TableWriter table, Judged each) {
    Point test = each.test();
    table.row("").cell(each.name()).cell(verdict(each)).cell(each.settings() == null ? "no point meets the constraints" : each.settings())
        .cell(Figures.count(each.trainWindows())).cell(each.train() == null ? null : Figures.dollars(each.train().pnlUsd()))
        .cell(Figures.count(each.testWindows())).cell(test == null ? null : Figures.dollars(test.pnlUsd()))
        .cell(test == null ? null : test.falseExits() + " of " + test.winners() + Figures.percent(test.falseExitRate()))
        .cell(test == null ? null : test.reversalsExited() + " of " + test.reversals() + Figures.percent(test.reversalExitRate()))
        .cell(Figures.dollars(each.release().pnlUsd())).cell(difference(each)).endRow();
  }

  private static String difference(Judged each) {
    if (each.difference() == null) return null;
    return Figures.dollars(each.differenceUsd()) + " (" + Figures.dollars(each.difference().low()) + " to " + Figures.dollars(each.difference().high())
        + ")";
  }

  private static String verdict(Judged each) {
    if (each.difference() == null) return "unknown";
    if (!each.tells()) return "cannot tell";
    return each.differenceUsd() > 0 ? "better" : "worse";
  }
}
