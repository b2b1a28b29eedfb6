package dev.lockstep.cli;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.event.Silence;
import dev.lockstep.forensics.event.Stretch;
import dev.lockstep.forensics.incident.EvidenceFiles;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import dev.lockstep.forensics.orders.OrderTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads logs of any size in one pass and says what happened in them. */
@Command(
    name = "logs",
    description = "Reads logs of any size in one pass: events, rhythms, silences, lives of orders, findings.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private static final int ORDERS_SHOWN = 20;
  private static final long SECOND = 1_000_000_000L;

  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Log files or folders of them, packed or not; - is standard input. Rotations are put in order.")
  private List<String> inputs;

  @Option(names = "--orders", description = "Print every order's life.")
  private boolean allOrders;

  @Mixin private LogOptions log;
  @Mixin private FindingWindow window;
  @Mixin private FindingsOptions fail;
  @Mixin private OutputOptions output;

  /** The command as picocli makes it. */
  LogsCommand() {}

  /** The command with options that were read without picocli. */
  LogsCommand(List<String> inputs, boolean allOrders, LogOptions log, FindingWindow window, FindingsOptions fail, OutputOptions output) {
    this.inputs = inputs;
    this.allOrders = allOrders;
    this.log = log;
    this.window = window;
    this.fail = fail;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    fail.check();
    LogScan.Options options = log.options();
    Path folder = output.outDirectory();
    List<LogInput> files = EvidenceFiles.logs(inputs, System.in);
    Stretch stretch = window.stretch();
    LogScan.Result result = new LogScan(options, stretch).scan(files);
    List<Finding> findings = window.within(CaseRules.findings(CaseFile.of(result.sources())));
    output.write(out -> {
      if (!FindingsOptions.machine(out, output.format(), result.inputs(), findings)) print(out, result, findings, stretch);
    });
    if (folder != null) LogsFiles.write(folder, result, findings, out -> print(out, result, findings, stretch));
    return fail.exitCode(result.inputs(), findings);
  }

  private void print(PrintWriter out, LogScan.Result result, List<Finding> findings, Stretch stretch) {
    FindingsOptions.inputs(out, result.inputs());
    for (LogSource source : result.sources()) {
      if (source.ruleCounts().isEmpty()) {
        out.println();
        out.println(source.name() + ": " + source.shownAll().count() + (source.shownAll().count() == 1 ? " line" : " lines") + " with a time, none that a rule knows");
        continue;
      }
      out.println();
      out.println(source.name() + " (" + source.facts().bot() + (source.extract() ? ", an extract: silences are not judged" : "") + ")");
      row(out, "kind", "events", "usual gap", "99% under", "longest");
      for (Map.Entry<EventKind, Rhythm> entry : source.shown().entrySet()) row(out, entry.getKey().id(), entry.getValue());
      row(out, "all lines", source.shownAll());
      if (source.eventsDropped() > 0) {
        out.println("  the last " + source.events().size() + " events were kept; " + source.eventsDropped()
            + " earlier ones were counted and timed only, so their orders are not judged: --until TIME ends earlier");
      }
      OrderTable orders = new OrderTable(source, stretch);
      if (!allOrders && orders.size() > ORDERS_SHOWN) out.println("  " + (orders.size() - ORDERS_SHOWN) + " earlier orders (--orders shows them), then:");
      for (String line : orders.last(allOrders ? Integer.MAX_VALUE : ORDERS_SHOWN)) out.println("  " + line);
    }
    FindingsOptions.findings(out, findings);
  }

  private static void row(PrintWriter out, String name, Rhythm rhythm) {
    long longest = 0;
    for (Silence silence : rhythm.silences()) longest = Math.max(longest, silence.nanos());
    boolean gaps = rhythm.gaps().count() > 0;
    row(out, name, Long.toString(rhythm.count()), gaps ? seconds(rhythm.gaps().quantile(0.5)) : "-", gaps ? seconds(rhythm.gaps().quantile(0.99)) : "-",
        longest == 0 ? "-" : seconds(longest));
  }

  /** Without a formatter, whose start takes as long as reading ten megabytes. */
  private static void row(PrintWriter out, String name, String events, String usual, String most, String longest) {
    out.println("  " + name + " ".repeat(Math.max(1, 18 - name.length())) + padded(events, 12) + padded(usual, 14) + padded(most, 14) + padded(longest, 14));
  }

  private static String padded(String text, int width) {
    return " ".repeat(Math.max(1, width + 1 - text.length())) + text;
  }

  /** Seconds to the millisecond, rounded half up; minutes, hours and days to a tenth. */
  private static String seconds(long nanos) {
    if (nanos >= 120 * SECOND) {
      long unit = nanos < 7_200 * SECOND ? 60 * SECOND : nanos < 172_800 * SECOND ? 3_600 * SECOND : 86_400 * SECOND;
      long tenths = (nanos + unit / 20) / (unit / 10);
      return tenths / 10 + "." + tenths % 10 + (unit == 60 * SECOND ? " min" : unit == 3_600 * SECOND ? " h" : " d");
    }
    long millis = (nanos + 500_000) / 1_000_000;
    String fraction = Long.toString(1_000 + millis % 1_000).substring(1);
    return millis / 1_000 + "." + fraction + " s";
  }
}
