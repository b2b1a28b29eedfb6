package dev.lockstep.reports.html;

import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.RunHeader;
import dev.lockstep.engine.backtest.WindowRow;
import java.util.List;

/** What the run was made of, what it depended on, and what was left out. */
final class HeadSection {
  private HeadSection() {}

  static void write(Html page, BacktestResult result) {
    RunHeader header = result.header();
    List<WindowRow> windows = result.releases().isEmpty() ? List.of() : result.releases().get(0).rows();
    long synthetic = windows.stream().filter(row -> row.window().synthetic()).count();
    page.raw("<h1>Lockstep backtest</h1>\n<p>").text(String.join(", ", header.releases())).text(" on " + count(windows.size(), "window")).raw(" ");
    if (synthetic > 0) {
      String which = synthetic == windows.size() ? "all windows are SYNTHETIC" : synthetic + " of " + windows.size() + " windows are SYNTHETIC";
      page.element("span", "class=\"badge bad\"", which);
    }
    page.raw("</p>\n");
    for (String warning : result.warnings()) page.element("div", "class=\"warn\"", warning).line();
    page.raw("<dl class=\"facts small\">");
    fact(page, "run", header.runId());
    fact(page, "seed", Long.toString(header.seed()));
    fact(page, "dataset digest", header.datasetDigest());
    fact(page, "settings digest", header.settingsDigest());
    fact(page, "commit", header.commit());
    for (ReleaseResult release : result.releases()) fact(page, release.release().name(), release.release().summary());
    page.raw("</dl>\n<details><summary>Rules of the venue this run depended on</summary><ul class=\"plain small\">\n");
    for (String rule : result.rules()) page.element("li", "", rule).line();
    page.raw("</ul></details>\n");
  }

  private static void fact(Html page, String name, String value) {
    page.element("dt", "", name).element("dd", "", value == null || value.isEmpty() ? "–" : value);
  }

  /** Windows that were not run, and files that held none. */
  static void writeSkipped(Html page, BacktestResult result) {
    page.raw("<h2 id=\"skipped\">Windows that were not run</h2>\n");
    if (result.skipped().isEmpty()) page.raw("<p>None.</p>\n");
    else {
      TableWriter table = new TableWriter(
          page, List.of(new TableWriter.Column("window", "", "name"), new TableWriter.Column("reason", "", "name")));
      for (BacktestResult.Skipped skipped : result.skipped()) table.row("").cell(skipped.window()).cell(skipped.reason()).endRow();
      table.end();
    }
    if (result.passedFiles().isEmpty()) return;
    page.raw("<details><summary>").text(count(result.passedFiles().size(), "file") + " without windows").raw("</summary><ul class=\"plain small\">\n");
    for (String file : result.passedFiles()) page.element("li", "", file).line();
    page.raw("</ul></details>\n");
  }

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
