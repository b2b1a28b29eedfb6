package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.TextTable;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.engine.demo.Demo;
import dev.lockstep.engine.demo.DemoResult;
import dev.lockstep.reports.json.Amounts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demo for people. */
final class DemoText {
  private final DemoResult result;

  DemoText(DemoResult result) {
    this.result = result;
  }

  void print(PrintWriter out) {
    out.println("SYNTHETIC windows, rebuilt from what is known of 27 February 2026 (datasets/box/incident.yaml).");
    new BacktestText(result.main()).print(out);
    losses(out);
    bands(out);
    ablation(out);
    logClock(out);
  }

  private void losses(PrintWriter out) {
    out.println("The two losses of the incident");
    for (String release : List.of("v1.60", "v1.61")) {
      long gross = 0;
      long net = 0;
      for (WindowRow row : result.losses(release)) {
        gross += row.position().grossPnlNanoUsd();
        net += row.position().pnlNanoUsd();
      }
      out.println("  " + release + ": " + Amounts.cents(gross) + " USD before fees, " + Amounts.cents(net) + " after"
          + (release.equals("v1.60") ? "; booked " + Amounts.cents(DemoResult.BOOKED_NANO_USD) : ""));
    }
    out.println("  The cent between " + Amounts.cents(DemoResult.BOOKED_NANO_USD) + " and the table: " + DemoResult.BOOKED_REASON + ".");
    out.println("  Did the blackout cause them?");
    result.blame().forEach(line -> out.println("    " + line));
    out.println();
  }

  private void bands(PrintWriter out) {
    out.println("Exits of v1.61 beside the fills that the seed expected");
    TextTable table = new TextTable(List.of(
        Column.text("window", "WINDOW"), Column.text("tier", "TIER"), Column.text("expected", "EXPECTED"), Column.number("fill", "FILL"),
        Column.text("met", "MET"), Column.text("why", "WHY NOT")));
    for (DemoResult.Band band : result.bands("v1.61")) {
      table.row(
          BacktestText.brief(band.window()), band.tier().text(), Amounts.price(band.lowNano()) + "-" + Amounts.price(band.highNano()),
          Amounts.cents(band.fillNano()), band.met() ? "met" : "missed", band.why());
    }
    table.print(out);
    out.println();
  }

  private void ablation(PrintWriter out) {
    out.println("What each part of the fix is worth: USD on the two losses, after fees, by round trip of account calls");
    Map<String, List<Object>> rows = new LinkedHashMap<>();
    List<Column> columns = new ArrayList<>(List.of(Column.text("release", "RELEASE")));
    List<String> latencies = new ArrayList<>();
    for (DemoResult.Ablation row : result.ablation()) {
      if (!latencies.contains(row.accountSeconds())) {
        latencies.add(row.accountSeconds());
        columns.add(Column.number(row.accountSeconds(), row.accountSeconds() + " s"));
      }
      rows.computeIfAbsent(row.release().release().name(), name -> new ArrayList<>(List.of(name)))
          .add(Amounts.cents(row.release().summary().pnlNanoUsd()));
    }
    columns.add(Column.text("what", "EXITS AT " + latencies.get(0) + " s"));
    for (DemoResult.Ablation row : result.ablation()) {
      if (row.accountSeconds().equals(latencies.get(0))) rows.get(row.release().release().name()).add(exits(row.release()));
    }
    TextTable table = new TextTable(columns);
    rows.values().forEach(cells -> table.row(cells.toArray()));
    table.print(out);
    out.println();
  }

  private static String exits(ReleaseResult release) {
    List<String> exits = new ArrayList<>();
    for (WindowRow row : release.rows()) {
      Position position = row.position();
      if (position != null) exits.add(position.reason().text() + " at " + (position.soldLots() == 0 ? "-" : Amounts.cents(position.exitPriceNano())));
    }
    return String.join(", ", exits);
  }

  private void logClock(PrintWriter out) {
    out.println("The first loss on the clock of the bot's log, which disagrees with the exchange by 74 s");
    for (ReleaseResult release : result.logClock().releases()) {
      for (WindowRow row : release.rows()) {
        Position position = row.position();
        if (position == null) continue;
        out.println("  " + release.release().name() + ": blackout " + Amounts.seconds(position.watch().blackoutNanosMax()) + " s, "
            + position.reason().text() + " at " + Amounts.cents(position.exitPriceNano()) + ", " + Amounts.cents(position.pnlNanoUsd()) + " USD");
      }
    }
    out.println("  Shares bought can be sold " + Demo.SETTLEMENT_LAG_SECONDS + " s after the fill here: watching alone sells nothing before that.");
  }
}
