package dev.lockstep.cli;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Counted;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.TextTable;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.RunHeader;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.reports.json.Amounts;
import dev.lockstep.reports.json.BacktestJson;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A backtest in words and columns. */
final class BacktestText {
  private static final int SKIPPED_SHOWN = 8;
  private final BacktestResult result;

  BacktestText(BacktestResult result) {
    this.result = result;
  }

  /** The run's five, one line: the same five give the same bytes. */
  static String header(RunHeader header) {
    return "run " + header.runId() + "  seed " + header.seed() + "  data " + header.datasetDigest() + "  settings " + header.settingsDigest()
        + "  release " + String.join(",", header.releases()) + "  commit " + header.commit();
  }

  void print(PrintWriter out) {
    RunHeader header = result.header();
    out.println("run " + header.runId() + "  seed " + header.seed() + "  commit " + header.commit() + "  release " + String.join(",", header.releases()));
    out.println("data " + header.datasetDigest() + "  settings " + header.settingsDigest());
    result.rules().forEach(line -> out.println("  " + line));
    out.println();
    totals(out);
    for (ReleaseResult release : result.releases()) {
      if (release.rows().stream().anyMatch(row -> row.position() != null)) positions(out, release);
    }
    skippedLines(result.skipped(), SKIPPED_SHOWN).forEach(out::println);
  }

  private void totals(PrintWriter out) {
    TextTable table = new TextTable(List.of(
        Column.text("release", "RELEASE"), Column.number("positions", "POS"), Column.number("winners", "WON"), Column.number("losers", "LOST"),
        Column.number("exits", "EXITS"), Column.number("false", "FALSE"), Column.number("caught", "CAUGHT"), Column.number("gross", "GROSS $"),
        Column.number("fees", "FEES $"), Column.number("net", "NET $"), Column.number("ideal", "IDEAL $"), Column.number("drawdown", "DROP $"),
        Column.number("blackout", "BLACK s")));
    for (ReleaseResult release : result.releases()) {
      Summary summary = release.summary();
      table.row(
          release.release().name(), summary.positions(), summary.winners(), summary.losers(), summary.exits(), summary.falseExits(),
          summary.reversalsExited(), Amounts.cents(summary.grossPnlNanoUsd()), Amounts.cents(summary.feesNanoUsd()),
          Amounts.cents(summary.pnlNanoUsd()), Amounts.cents(summary.idealPnlNanoUsd()), Amounts.cents(summary.drawdownNanoUsdMax()),
          Amounts.seconds(summary.blackoutNanosMax()));
    }
    if (!result.releases().isEmpty()) {
      Summary any = result.releases().get(0).summary();
      table.row(
          "(hold)", any.positions(), any.winners(), any.losers(), 0, 0, 0, Amounts.cents(any.holdPnlNanoUsd()), "-", "-", "-", "-", "-");
      out.println(Counted.of(any.windows(), "window") + " run, " + result.skipped().size() + " skipped");
    }
    table.print(out);
    out.println("DROP: largest drawdown. BLACK: longest blackout. CAUGHT: losers that a tier sold.");
    out.println("IDEAL: the same release without latency and settlement lag.");
    out.println("(hold): every position held to settlement, before fees. *: winner inferred from the last book.");
    for (ReleaseResult release : result.releases()) {
      Summary summary = release.summary();
      if (summary.falseExits() > 0) {
        out.println(release.release().name() + " SOLD WINNERS: " + summary.falseExits() + " of " + summary.winners()
            + " positions whose side won were sold by a tier (FALSE).");
      }
    }
    out.println();
  }

  private static void positions(PrintWriter out, ReleaseResult release) {
    out.println("Positions under " + release.release().name());
    TextTable table = new TextTable(List.of(
        Column.text("window", "WINDOW"), Column.text("side", "SIDE"), Column.number("in", "IN"), Column.text("reason", "EXIT"),
        Column.number("trigger", "AT"), Column.number("out", "OUT"), Column.number("left", "T-s"), Column.number("took", "TOOK s"),
        Column.number("blackout", "BLACK s"), Column.text("settled", "SETTLED"), Column.number("net", "NET $"), Column.number("ideal", "IDEAL $")));
    for (WindowRow row : release.rows()) {
      if (row.position() != null) position(table, row);
    }
    table.print(out);
    out.println();
  }

  private static void position(TextTable table, WindowRow row) {
    Position position = row.position();
    Instrument instrument = row.instrument();
    Position.Exit exit = position.trigger();
    boolean tier = exit != null && position.reason().isTier();
    String settled = position.settled() == null ? "unknown" : position.settled() ? "won" : "lost";
    table.row(
        brief(row.window().id()), row.window().label(position.side()), Amounts.price(position.entryPriceNano()),
        position.reason().text() + (position.falseExit() ? " FALSE" : ""),
        tier && exit.triggerBidTicks() >= 0 ? Amounts.price(exit.triggerBidTicks() * instrument.tickNanoUsd()) : "-",
        position.soldLots() == 0 ? "-" : Amounts.cents(position.exitPriceNano()),
        position.soldLots() == 0 ? "-" : tenths(row.window().endNanos() - position.exitNanos()),
        tier && exit.fillNanos() > 0 ? tenths(exit.fillNanos() - exit.conditionNanos()) : "-", Amounts.seconds(position.watch().blackoutNanosMax()),
        settled + (row.window().winnerSource() == Window.WinnerSource.INFERRED ? "*" : ""), Amounts.cents(position.pnlNanoUsd()),
        row.ideal() == null ? "-" : Amounts.cents(row.ideal().pnlNanoUsd()));
  }

  /** A window's id without its usual beginning, so that a table fits. */
  static String brief(String id) {
    return id.replace("btc-updown-", "");
  }

  private static String tenths(long nanos) {
    return BigDecimal.valueOf(nanos, 9).setScale(1, RoundingMode.HALF_UP).toPlainString();
  }

  /** Skipped windows, by reason when there are many. */
  static List<String> skippedLines(List<BacktestResult.Skipped> all, int most) {
    List<String> lines = new ArrayList<>();
    if (all.size() <= most) {
      for (BacktestResult.Skipped skipped : all) lines.add("skipped " + skipped.window() + ": " + skipped.reason());
      return lines;
    }
    Map<String, List<String>> byReason = new TreeMap<>();
    for (BacktestResult.Skipped skipped : all) {
      byReason.computeIfAbsent(skipped.reason().replaceAll("[0-9]+(\\.[0-9]+)?", "N"), reason -> new ArrayList<>()).add(skipped.window());
    }
    byReason.forEach((reason, windows) -> lines.add("skipped " + windows.size() + " (first " + windows.get(0) + "): " + reason));
    return lines;
  }

  /** That nothing could be run: why is said beforehand, window by window. */
  static Failure noneRun(List<BacktestResult.Skipped> skipped, OutputOptions output) {
    if (skipped.isEmpty()) return new Failure(ExitCode.DATA, "no window was found or chosen; 'lockstep datasets check INPUT' lists what there is");
    skippedLines(skipped, SKIPPED_SHOWN).forEach(output::say);
    String count = skipped.size() == 1 ? "1 was skipped" : skipped.size() + " were skipped";
    return new Failure(ExitCode.DATA, "no window could be run, " + count + "; 'lockstep datasets check' says more");
  }

  /** JSON, JSON lines or CSV; the run's header goes to standard error for the latter two. */
  void write(OutputOptions output) {
    if (output.format() == Format.JSON) {
      output.write(out -> BacktestJson.write(result, out));
      return;
    }
    output.say(header(result.header()));
    List<Column> columns = List.of(
        Column.text("release", ""), Column.text("window", ""), Column.text("side", ""), Column.text("settled", ""),
        Column.text("settlementSource", ""), Column.number("shares", ""), Column.text("entryTime", ""), Column.number("entryPrice", ""),
        Column.text("exitTime", ""), Column.number("exitPrice", ""), Column.text("exitReason", ""), Column.number("triggerPrice", ""),
        Column.text("falseExit", ""), Column.number("grossPnlUsd", ""), Column.number("pnlUsd", ""), Column.number("feesUsd", ""),
        Column.number("idealPnlUsd", ""), Column.number("blackoutSeconds", ""), Column.number("evaluationGapSecondsMax", ""));
    output.writeRows("lockstep.backtest/1", "positions", columns, rows -> {
      for (ReleaseResult release : result.releases()) {
        for (WindowRow row : release.rows()) if (row.position() != null) rows.row(cells(release, row));
      }
    });
  }

  private static Object[] cells(ReleaseResult release, WindowRow row) {
    Position position = row.position();
    Position.Exit exit = position.trigger();
    boolean hasTrigger = exit != null && exit.triggerBidTicks() >= 0;
    return new Object[] {
      release.release().name(), row.window().id(), row.window().label(position.side()),
      position.settled() == null ? "unknown" : position.settled() ? "won" : "lost",
      row.window().winnerSource().name().toLowerCase(Locale.ROOT),
      Amounts.shares(position.boughtLots(), row.instrument().lotNanoShares()), Amounts.time(position.entryNanos()),
      Amounts.price(position.entryPriceNano()), position.soldLots() == 0 ? null : Amounts.time(position.exitNanos()),
      Amounts.price(position.exitPriceNano()), position.reason().text(),
      hasTrigger ? Amounts.price(exit.triggerBidTicks() * row.instrument().tickNanoUsd()) : null, position.falseExit(),
      Amounts.usd(position.grossPnlNanoUsd()), Amounts.usd(position.pnlNanoUsd()), Amounts.usd(position.feesNanoUsd()),
      row.ideal() == null ? null : Amounts.usd(row.ideal().pnlNanoUsd()), Amounts.seconds(position.watch().blackoutNanosMax()),
      Amounts.seconds(position.watch().gapNanosMax())
    };
  }
}
