package dev.lockstep.cli;

import dev.lockstep.bot.release.Release;
import dev.lockstep.cli.text.Column;
import dev.lockstep.cli.text.Counted;
import dev.lockstep.cli.text.Format;
import dev.lockstep.cli.text.Progress;
import dev.lockstep.cli.text.TextTable;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.Comparison;
import dev.lockstep.engine.backtest.Summary;
import dev.lockstep.engine.stats.ExactBinomial;
import dev.lockstep.engine.stats.PairedBootstrap;
import dev.lockstep.reports.json.Amounts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Releases beside one of them, with intervals. */
@Command(name = "compare", description = "Replays windows through releases and says what of their difference can be told.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: lockstep compare tapes/ --release v1.60,v1.61,v2,hold --against v1.61 \\",
      "           --set entry.mode=assume --split 0.6"})
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Tapes, recordings, folders, quoted globs, or - for standard input.")
  private List<String> inputs;

  @Option(names = "--release", paramLabel = "R[,R2]", split = ",", defaultValue = "v1.60,v1.61,v2,hold",
      description = "Releases (default: v1.60,v1.61,v2,hold).")
  private List<String> releases;

  @Option(names = "--against", paramLabel = "R", defaultValue = "v1.61", description = "The release the others stand beside (default: v1.61).")
  private String against;

  @Option(names = "--split", paramLabel = "SHARE", description = "Also show this share of the windows, by time, and the rest each for itself.")
  private Double split;

  @Mixin private InputOptions input;
  @Mixin private WindowOptions windows;
  @Mixin private RunOptions run;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    if (split != null && !(split > 0 && split < 1)) throw new Failure(ExitCode.USAGE, "--split " + split + ": expected a share between 0 and 1");
    List<Release> chosen = new ArrayList<>(RunOptions.releases(releases));
    for (Release reference : RunOptions.releases(List.of(against))) if (!chosen.contains(reference)) chosen.add(reference);
    Backtest.Plan plan = new Backtest.Plan(
        chosen, chosen.stream().map(run::settings).toList(), run.seed(), Build.current().commit(), windows.choice(), run.jobs());
    output.checkOutFile();
    Inputs found = input.open(inputs);
    BacktestResult result;
    try (Progress progress = output.progress("windows", found.files().size())) {
      result = Backtest.run(found, plan, new Backtest.Listener() {
        @Override
        public void onWindowDone(String window) {
          progress.advance(1);
        }
      });
    }
    result.warnings().forEach(output::warn);
    if (result.releases().get(0).rows().isEmpty()) throw BacktestText.noneRun(result.skipped(), output);
    List<Comparison> rows = Comparison.of(result, against, split == null ? 0 : split, run.seed());
    if (output.format() == Format.TABLE) output.write(out -> print(out, result, rows));
    else write(result, rows);
    return ExitCode.OK;
  }

  private void print(PrintWriter out, BacktestResult result, List<Comparison> rows) {
    out.println(BacktestText.header(result.header()));
    out.println(Counted.of(result.skipped().size(), "window") + " skipped");
    out.println();
    TextTable table = new TextTable(List.of(
        Column.text("part", "WINDOWS"), Column.text("release", "RELEASE"), Column.number("false", "FALSE EXITS (95 %)"),
        Column.number("caught", "CAUGHT"), Column.number("gross", "GROSS $"), Column.number("net", "NET $"),
        Column.text("difference", "BESIDE " + against)));
    for (Comparison row : rows) {
      Summary summary = row.summary();
      table.row(
          row.part() + " " + summary.windows(), row.release(), summary.falseExits() + " " + SweepText.rate(summary.falseExits(), summary.winners()),
          summary.reversalsExited() + " of " + summary.losers(), Amounts.cents(summary.grossPnlNanoUsd()), Amounts.cents(summary.pnlNanoUsd()),
          row.release().equals(against) ? "-" : words(row));
    }
    table.print(out);
    out.println("Differences: paired bootstrap over windows, 95 %; after fees, or before them where fees are unknown.");
    out.println("Intervals know only these windows: with few reversals a difference that cannot be told is the honest answer.");
  }

  private static PairedBootstrap.Interval difference(Comparison row) {
    return row.netDifference() != null ? row.netDifference() : row.grossDifference();
  }

  private static String words(Comparison row) {
    PairedBootstrap.Interval interval = difference(row);
    if (interval == null) return "unknown";
    return Amounts.cents(interval.sumNanoUsd()) + " (" + Amounts.cents(interval.lowNanoUsd()) + " to " + Amounts.cents(interval.highNanoUsd()) + "), "
        + interval.differing() + " differ: " + (interval.tells() ? "a difference" : "cannot tell");
  }

  private void write(BacktestResult result, List<Comparison> rows) {
    output.say(BacktestText.header(result.header()));
    List<Column> columns = new ArrayList<>(List.of(Column.text("part", ""), Column.text("release", "")));
    for (String name : List.of(
        "windows", "positions", "winners", "falseExits", "falseExitRateLow95", "falseExitRateHigh95", "reversals", "reversalsExited", "grossPnlUsd",
        "pnlUsd", "differenceUsd", "differenceLow95Usd", "differenceHigh95Usd", "windowsDiffering")) {
      columns.add(Column.number(name, ""));
    }
    columns.add(Column.text("differenceOf", ""));
    columns.add(Column.text("verdict", ""));
    output.writeRows("lockstep.compare/1", "comparisons", columns, table -> rows.forEach(row -> table.row(cells(row))));
  }

  private static Object[] cells(Comparison row) {
    Summary summary = row.summary();
    ExactBinomial.Interval rate = new ExactBinomial(summary.falseExits(), summary.winners()).interval95();
    PairedBootstrap.Interval interval = difference(row);
    boolean known = interval != null;
    return new Object[] {
      row.part(), row.release(), summary.windows(), summary.positions(), summary.winners(), summary.falseExits(), six(rate.low()), six(rate.high()),
      summary.losers(), summary.reversalsExited(), Amounts.usd(summary.grossPnlNanoUsd()), Amounts.usd(summary.pnlNanoUsd()),
      known ? Amounts.usd(interval.sumNanoUsd()) : null, known ? Amounts.usd(interval.lowNanoUsd()) : null,
      known ? Amounts.usd(interval.highNanoUsd()) : null, known ? interval.differing() : null,
      row.netDifference() != null ? "net" : known ? "gross" : "unknown", known && interval.tells() ? "differs" : "cannot tell"
    };
  }

  private static String six(double rate) {
    return String.format(Locale.ROOT, "%.6f", rate);
  }
}
