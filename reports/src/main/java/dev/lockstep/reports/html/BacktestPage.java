package dev.lockstep.reports.html;

import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.chart.SvgChart;
import dev.lockstep.reports.story.FigurePlots;
import dev.lockstep.reports.story.RunFigures;
import dev.lockstep.reports.story.WindowStory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code report.html} of a backtest, written for somebody who was not there. */
final class BacktestPage {
  private static final int EQUITY_POSITIONS_MIN = 3;
  private static final int DISTRIBUTION_POSITIONS_MIN = 10;
  private static final int LOOK_FIRST_OVER = 6;

  private final BacktestResult result;
  private final List<WindowStory> stories;
  private final Charted charted;
  private final Html page = Page.begin("Lockstep backtest");

  BacktestPage(BacktestResult result, List<WindowStory> stories, Charted charted) {
    this.result = result;
    this.stories = stories;
    this.charted = charted;
  }

  String write() {
    Map<String, String> anchors = new LinkedHashMap<>();
    for (WindowStory story : stories) anchors.putIfAbsent(story.window().id(), "w" + anchors.size());
    HeadSection.write(page, result);
    SummarySection.write(page, result);
    equity();
    page.raw("<h2 id=\"positions\">Positions</h2>\n");
    PositionsSection positions = new PositionsSection(page, anchors);
    for (ReleaseResult release : result.releases()) positions.write(release);
    distributions();
    charts(anchors);
    HeadSection.writeSkipped(page, result);
    page.raw("<p class=\"muted small\">A blackout is an interval between two completed evaluations of all enabled exit triggers that is longer "
        + "than the threshold, from the moment the fill is seen until the exit is decided, the profit lock fills or the window ends. Time spent "
        + "carrying an exit out is not blackout. Times are UTC; T-87.0 is 87 seconds before the window's end.</p>\n");
    return Page.end(page);
  }

  private void equity() {
    if (EquityPlots.positions(result) < EQUITY_POSITIONS_MIN) return;
    page.raw("<h2 id=\"equity\">Running total and drawdown</h2>\n<div class=\"pictures\">\n")
        .raw(SvgChart.inline(EquityPlots.equity(result), StorySection.WIDTH, 320)).raw("\n")
        .raw(SvgChart.inline(EquityPlots.drawdown(result), StorySection.WIDTH, 220)).raw("</div>\n");
  }

  /** With few positions the table says it better. */
  private void distributions() {
    if (EquityPlots.positions(result) < DISTRIBUTION_POSITIONS_MIN) return;
    List<RunFigures> runs = result.releases().stream().map(release -> RunFigures.of(release.release().name(), release)).toList();
    page.raw("<h2 id=\"distributions\">Exits and blackouts as distributions</h2>\n");
    for (RunFigures run : runs) if (!run.exitPrices().isEmpty()) distribution(FigurePlots.exitPrices(run));
    distribution(FigurePlots.triggerToFill(runs));
    distribution(FigurePlots.blackouts(runs));
  }

  private void distribution(Plot plot) {
    page.element("h3", "", plot.title()).raw("<div class=\"pictures\">").raw(SvgChart.inline(plot, StorySection.WIDTH, 230)).raw("</div>\n");
  }

  /** Among many charts the ones that matter are hard to find. */
  private void lookFirst() {
    if (stories.size() <= LOOK_FIRST_OVER) return;
    page.raw("<p>Look first at positions that a tier sold or that were lost:</p><ul class=\"plain small\">\n");
    for (int i = 0; i < stories.size(); i++) {
      WindowStory story = stories.get(i);
      if (!story.isEventful() || !charted.isFull(story)) continue;
      page.raw("<li><a href=\"#s" + i + "\">").text(story.window().id() + ", " + story.release()).raw("</a>: ")
          .raw(StorySection.caption(story)).raw("</li>\n");
    }
    page.raw("</ul>\n");
  }

  private void charts(Map<String, String> anchors) {
    if (stories.isEmpty()) return;
    page.raw("<h2 id=\"charts\">Prices and events</h2>\n");
    StorySection section = new StorySection(page);
    lookFirst();
    List<WindowStory> small = new ArrayList<>();
    String window = null;
    for (int i = 0; i < stories.size(); i++) {
      WindowStory story = stories.get(i);
      if (!charted.isFull(story)) {
        small.add(story);
        continue;
      }
      String id = story.window().id();
      if (!id.equals(window)) section.heading(story.window(), story.provenance().depth().label(), anchors.remove(id));
      window = id;
      section.full(story, "s" + i);
    }
    if (small.isEmpty()) return;
    page.raw("<h3>Positions without blackout, exit by a tier or loss</h3>\n<p class=\"muted small\">Best bid of the held token from 0 to 100 "
        + "cents, from shortly before the entry to the window's end; \u25b2 bought, \u25bc sold.</p>\n<div class=\"grid-of-sparks\">\n");
    for (WindowStory story : small) {
      String anchor = anchors.remove(story.window().id());
      if (anchor != null) page.raw("<div id=\"").raw(anchor).raw("\">");
      section.small(story);
      if (anchor != null) page.raw("</div>");
    }
    page.raw("</div>\n");
  }
}
