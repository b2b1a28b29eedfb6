package dev.lockstep.reports.html;

import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.reports.chart.SvgChart;
import dev.lockstep.reports.html.TableWriter.Column;
import dev.lockstep.reports.story.StoryEvent;
import dev.lockstep.reports.story.StoryPlot;
import dev.lockstep.reports.story.WindowStory;
import dev.lockstep.reports.text.InstrumentText;
import dev.lockstep.reports.text.Markup;
import dev.lockstep.reports.text.Times;
import java.util.List;
import java.util.Locale;

/** The charts of one position: in full with its events, or small. */
final class StorySection {
  /** Pixels across; drawn as wide as the page, so that letters of 12 are nine pixels high on a page of 800. */
  static final int WIDTH = 960;
  private static final int HEIGHT = 330;
  private static final int SMALL_WIDTH = 240;
  private static final int SMALL_HEIGHT = 70;
  private static final List<Column> EVENTS = List.of(
      Column.text("time (UTC)", ""), Column.number("left", "to the window's end"), Column.text("what", ""), Column.number("price", ""),
      new Column("", "", "name"));

  private final Html page;

  StorySection(Html page) {
    this.page = page;
  }

  /** A window's heading. */
  void heading(Window window, String depth, String anchor) {
    page.raw("<h3 id=\"").raw(anchor).raw("\">").text(window.id());
    if (window.synthetic()) page.raw(" <span class=\"badge\">SYNTHETIC</span>");
    String winner = window.winner() == null ? "winner unknown"
        : InstrumentText.label(window, window.winner()) + " won (" + window.winnerSource().name().toLowerCase(Locale.ROOT) + ")";
    page.raw("</h3>\n").element("p", "class=\"muted small\"", Times.iso(window.startNanos()) + " to " + Times.iso(window.endNanos()) + "; "
        + winner + "; recorded as " + depth).line();
  }

  void full(WindowStory story, String anchor) {
    page.raw("<figure id=\"").raw(anchor).raw("\"><figcaption><b>").text(story.release()).raw("</b> ").raw(caption(story)).raw("</figcaption><div class=\"pictures\">\n");
    page.raw(SvgChart.inline(StoryPlot.whole(story), WIDTH, HEIGHT)).raw("</div>\n");
    if (story.closeUp() != null) {
      page.raw(story.isEventful() ? "<details open>" : "<details>").raw("<summary>Close-up of blackout and exit</summary><div class=\"pictures\">\n")
          .raw(SvgChart.inline(StoryPlot.closeUp(story), WIDTH, HEIGHT)).raw("</div></details>\n");
    }
    events(story);
    page.raw("</figure>\n");
  }

  private void events(WindowStory story) {
    page.raw("<details><summary>").text(HeadSection.count(story.events().size(), "event")).raw("</summary>\n");
    TableWriter table = new TableWriter(page, EVENTS);
    InstrumentText amounts = new InstrumentText(story.instrument());
    for (StoryEvent event : story.events()) {
      table.row("").cell(Times.utcMillis(event.nanos())).cell(Figures.left(story.window().endNanos(), event.nanos())).cell(event.kind().words())
          .cell(event.ticks() < 0 ? null : amounts.price(event.ticks())).cell(event.text()).endRow();
    }
    table.end();
    page.raw("</details>\n");
  }

  /** A chart without axes, for positions in which nothing happened. */
  void small(WindowStory story) {
    page.raw("<figure class=\"spark\">").raw(SvgChart.small(StoryPlot.small(story, SMALL_WIDTH), SMALL_WIDTH, SMALL_HEIGHT)).raw("<figcaption>")
        .text(story.window().id() + ", " + story.release() + ": ").raw(caption(story)).raw("</figcaption></figure>\n");
  }

  /** What came of it, as markup. */
  static String caption(WindowStory story) {
    Position position = story.position();
    InstrumentText amounts = new InstrumentText(story.instrument());
    StringBuilder text = new StringBuilder(amounts.shares(position.boughtLots())).append(' ')
        .append(InstrumentText.label(story.window(), position.side())).append(" at ").append(amounts.priceOfNano(position.entryPriceNano()));
    if (position.soldLots() > 0) {
      text.append(", sold at ").append(amounts.priceOfNano(position.exitPriceNano())).append(" by ").append(position.reason().text());
    } else {
      text.append(", ").append(position.settled() == null ? "not sold" : position.settled() ? "held and won" : "held and lost");
    }
    String net = Figures.usd(position.pnlNanoUsd());
    text.append(net == null ? "; net not known" : "; net " + net + " USD");
    StringBuilder markup = new StringBuilder(Markup.escape(text.toString()));
    if (!position.watch().blackouts().isEmpty()) {
      markup.append(" <span class=\"badge bad\">blackout ").append(Figures.seconds(position.watch().blackoutNanosMax())).append(" s</span>");
    }
    if (position.falseExit()) markup.append(" <span class=\"badge bad\">FALSE EXIT</span>");
    return markup.toString();
  }
}
