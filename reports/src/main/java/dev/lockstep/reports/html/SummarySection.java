package dev.lockstep.reports.html;

import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.reports.html.TableWriter.Column;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The totals: a row for each release, and under it what the same positions would have made held to settlement or ideally executed. */
final class SummarySection {
  private static final List<Column> COLUMNS = List.of(
      new Column("release", "", "label"),
      Column.number("windows", "windows that were run"),
      Column.number("positions", "windows in which something was bought"),
      Column.number("won", "positions whose side is known to have won"),
      Column.number("lost", "positions whose side is known to have lost (reversals)"),
      Column.number("exits", "positions sold by a tier of the exit ladder"),
      Column.number("false exits", "winners sold by a tier below their settlement value"),
      Column.number("lost, exited", "losers sold by a tier before settlement"),
      Column.number("gross USD", "result before fees"),
      Column.number("fees USD", ""),
      Column.number("net USD", "result after fees"),
      Column.number("max drawdown USD", "largest fall of the running total from its highest point"),
      Column.number("blackouts", "times without evaluation of the exits that were longer than the threshold"),
      Column.number("longest blackout s", ""),
      Column.number("longest gap s", "longest time between two evaluations while a position was open"),
      Column.number("zombie retries", "profit-lock tries over the cap or after the window"),
      Column.number("booked USD", "what the bot believed it earned"));

  private SummarySection() {}

  static void write(Html page, BacktestResult result) {
    page.raw("<h2 id=\"summary\">Summary</h2>\n<ul class=\"plain\">\n");
    for (ReleaseResult release : result.releases()) page.element("li", "", sentence(release)).line();
    page.raw("</ul>\n");
    TableWriter table = new TableWriter(page, COLUMNS);
    for (ReleaseResult release : result.releases()) rows(table, release);
    table.end();
    page.raw("<p class=\"muted small\">Held to settlement is before fees. Ideal execution is the same release without latency, settlement lag "
        + "and cost of steps, after fees. A dash means that a part is not known.</p>\n");
  }

  private static String sentence(ReleaseResult release) {
    Summary sum = release.summary();
    String watched = sum.blackouts() == 0
        ? "no blackout (longest gap between evaluations " + Figures.seconds(sum.gapNanosMax()) + " s)"
        : sum.blackouts() + (sum.blackouts() == 1 ? " blackout" : " blackouts") + ", the longest " + Figures.seconds(sum.blackoutNanosMax()) + " s";
    return release.release().name() + ": net " + (sum.pnlNanoUsd() == null ? "not known" : Figures.usd(sum.pnlNanoUsd()) + " USD") + "; "
        + sum.reversalsExited() + " of " + sum.losers() + " losing positions were sold before settlement, " + sum.falseExits() + " of "
        + sum.winners() + " winning ones were sold by mistake; " + watched + ".";
  }

  private static void rows(TableWriter table, ReleaseResult release) {
    Summary sum = release.summary();
    table.row("").cell(release.release().name());
    for (long number : new long[] {sum.windows(), sum.positions(), sum.winners(), sum.losers(), sum.exits()}) table.cell(Figures.count(number));
    table.cell(Figures.count(sum.falseExits()), sum.falseExits() > 0 ? "bad-text" : "").cell(Figures.count(sum.reversalsExited()))
        .cell(Figures.usd(sum.grossPnlNanoUsd())).cell(Figures.usd(sum.feesNanoUsd())).cell(Figures.usd(sum.pnlNanoUsd()))
        .cell(Figures.usd(sum.drawdownNanoUsdMax())).cell(Figures.count(sum.blackouts()), sum.blackouts() > 0 ? "bad-text" : "")
        .cell(Figures.seconds(sum.blackoutNanosMax())).cell(Figures.seconds(sum.gapNanosMax())).cell(Figures.count(sum.zombieRetries()))
        .cell(Figures.usd(sum.believedPnlNanoUsd())).endRow();
    Baselines baselines = Baselines.of(release);
    hold(table, sum, baselines.hold());
    ideal(table, release, baselines.ideal());
  }

  private static void hold(TableWriter table, Summary sum, RunningTotal hold) {
    table.row("base").cell("held to settlement");
    for (long number : new long[] {sum.windows(), sum.positions(), sum.winners(), sum.losers(), 0, 0, 0}) table.cell(Figures.count(number));
    table.cell(Figures.usd(hold.total())).cell(null).cell(null).cell(Figures.usd(hold.drawdownMax()));
    for (int i = 0; i < 5; i++) table.cell(null);
    table.endRow();
  }

  private static void ideal(TableWriter table, ReleaseResult release, RunningTotal ideal) {
    List<Position> positions = release.rows().stream().map(WindowRow::ideal).filter(Objects::nonNull).toList();
    long lostExited = Baselines.count(positions, position -> position.reason().isTier() && Boolean.FALSE.equals(position.settled()));
    table.row("base").cell("ideal execution").cell(Figures.count(release.rows().size())).cell(Figures.count(positions.size()))
        .cell(Figures.count(Baselines.count(positions, position -> Boolean.TRUE.equals(position.settled()))))
        .cell(Figures.count(Baselines.count(positions, position -> Boolean.FALSE.equals(position.settled()))))
        .cell(Figures.count(Baselines.count(positions, position -> position.reason().isTier())))
        .cell(Figures.count(Baselines.count(positions, Position::falseExit))).cell(Figures.count(lostExited))
        .cell(Figures.usd(sum(positions, Position::grossPnlNanoUsd))).cell(Figures.usd(sum(positions, Position::feesNanoUsd)))
        .cell(Figures.usd(ideal.total())).cell(Figures.usd(ideal.drawdownMax()));
    for (int i = 0; i < 5; i++) table.cell(null);
    table.endRow();
  }

  private static Long sum(List<Position> positions, Function<Position, Long> part) {
    long total = 0;
    for (Position position : positions) {
      Long value = part.apply(position);
      if (value == null) return null;
      total += value;
    }
    return total;
  }
}
