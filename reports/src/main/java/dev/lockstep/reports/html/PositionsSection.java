package dev.lockstep.reports.html;

import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.reports.html.TableWriter.Column;
import dev.lockstep.reports.text.InstrumentText;
import dev.lockstep.reports.text.Markup;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every position of a release: how it was entered, what fired, how long everything took, and what it would have been without delay. */
final class PositionsSection {
  private static final List<Column> COLUMNS = List.of(
      new Column("window", "links to its chart", "name"),
      Column.text("held", "side and size"),
      Column.text("winner", "and where that is known from"),
      Column.number("entry", "time before the window's end"),
      Column.number("at", "average price"),
      Column.text("ended by", ""),
      Column.number("exit price", "average of all sales"),
      Column.number("blackout s", "longest time without evaluation, if over the threshold"),
      Column.number("longest gap s", "longest time between two evaluations"),
      Column.number("gross USD", "before fees"),
      Column.number("fees USD", ""),
      Column.number("net USD", "after fees"),
      Column.number("ideal exit", "exit price of the same release without latency and settlement lag"),
      Column.number("ideal net USD", "its result after fees"),
      Column.number("held USD", "had it been held to settlement, before fees"),
      Column.number("booked USD", "what the bot believed"),
      Column.text("trigger", "the tier that fired and the bid it fired on"),
      Column.number("holds since", "when the tier's condition was first seen to hold without a break"),
      Column.number("decided after s", "from then until the tier fired"),
      Column.number("sent after s", "from the decision to the first exit order"),
      Column.number("filled after s", "from the first exit order to its first execution at the venue"),
      Column.number("exit took s", "from the decision until the bot was done"));

  private final Html page;
  private final Map<String, String> anchors;

  /** {@code anchors}: id of a window's charts on the page, by window. */
  PositionsSection(Html page, Map<String, String> anchors) {
    this.page = page;
    this.anchors = anchors;
  }

  void write(ReleaseResult release) {
    page.element("h3", "", "Positions of " + release.release().name());
    List<WindowRow> bought = release.rows().stream().filter(row -> row.position() != null).toList();
    int none = release.rows().size() - bought.size();
    if (none > 0) page.element("p", "class=\"muted small\"", HeadSection.count(none, "window") + " without a position.").line();
    if (bought.isEmpty()) return;
    TableWriter table = new TableWriter(page, COLUMNS);
    for (WindowRow row : bought) row(table, row);
    table.end();
  }

  private void row(TableWriter table, WindowRow row) {
    Position position = row.position();
    Window window = row.window();
    InstrumentText amounts = new InstrumentText(row.instrument());
    table.row("").markup(name(window)).cell(amounts.shares(position.boughtLots()) + " " + InstrumentText.label(window, position.side()))
        .markup(winner(window)).cell(Figures.left(window.endNanos(), position.entryNanos())).cell(amounts.priceOfNano(position.entryPriceNano()));
    table.markup(Markup.escape(position.reason().text()) + (position.falseExit() ? " <span class=\"badge bad\">FALSE EXIT</span>" : ""))
        .cell(position.exitPriceNano() < 0 ? null : amounts.priceOfNano(position.exitPriceNano()));
    long blackout = position.watch().blackoutNanosMax();
    table.cell(blackout == 0 ? null : Figures.seconds(blackout), blackout == 0 ? "" : "bad-text")
        .cell(Figures.seconds(position.watch().gapNanosMax())).cell(Figures.usd(position.grossPnlNanoUsd()))
        .cell(Figures.usd(position.feesNanoUsd())).cell(Figures.usd(position.pnlNanoUsd()));
    Position ideal = row.ideal();
    table.cell(ideal == null || ideal.exitPriceNano() < 0 ? null : amounts.priceOfNano(ideal.exitPriceNano()))
        .cell(ideal == null ? null : Figures.usd(ideal.pnlNanoUsd())).cell(Figures.usd(position.holdPnlNanoUsd()))
        .cell(Figures.usd(position.believedPnlNanoUsd()));
    trigger(table, position, window, amounts);
    table.endRow();
  }

  private static void trigger(TableWriter table, Position position, Window window, InstrumentText amounts) {
    Position.Exit exit = position.trigger();
    if (exit == null) {
      for (int i = 0; i < 6; i++) table.cell(null);
      return;
    }
    table.cell(exit.tier().text() + " at " + amounts.price(exit.triggerBidTicks())).cell(Figures.left(window.endNanos(), exit.conditionNanos()))
        .cell(Figures.secondsBetween(exit.conditionNanos(), exit.decisionNanos()))
        .cell(Figures.secondsBetween(exit.decisionNanos(), exit.submissionNanos()))
        .cell(exit.submissionNanos() == 0 ? null : Figures.secondsBetween(exit.submissionNanos(), exit.fillNanos()))
        .cell(Figures.secondsBetween(exit.decisionNanos(), exit.finishedNanos()));
  }

  private String name(Window window) {
    String text = Markup.escape(window.id());
    String anchor = anchors.get(window.id());
    String linked = anchor == null ? text : "<a href=\"#" + anchor + "\">" + text + "</a>";
    return window.synthetic() ? linked + " <span class=\"badge\">SYNTHETIC</span>" : linked;
  }

  private static String winner(Window window) {
    if (window.winner() == null) return "unknown";
    return Markup.escape(InstrumentText.label(window, window.winner())) + " <span class=\"muted\">"
        + window.winnerSource().name().toLowerCase(Locale.ROOT) + "</span>";
  }
}
