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
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
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

  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Log files or folders of them, packed or not; - is standard input. Rotations are put in order.")
  private List<String> inputs;

  @Option(names = "--orders", description = "Print every order's life.")
  private boolean allOrders;

  @Mixin private LogOptions log;
  @Mixin private FindingWindow window;
  @Mixin private FindingsOptions fail;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() {
    fail.check();
    LogScan.Options options = log.options();
    List<LogInput> files = EvidenceFiles.logs(inputs, System.in);
    Stretch stretch = window.stretch();
    LogScan.Result result = new LogScan(options, stretch).scan(files);
    List<Finding> findings = window.within(CaseRules.findings(CaseFile.of(result.sources())));
    output.write(out -> {
      if (!FindingsOptions.machine(out, output.format(), result.inputs(), findings)) print(out, result, findings, stretch);
    });
    return fail.exitCode(result.inputs(), findings);
  }

  private void print(PrintWriter out, LogScan.Result result, List<Finding> findings, Stretch stretch) {
    FindingsOptions.inputs(out, result.inputs());
    for (LogSource source : result.sources()) {
      out.println();
      out.println(source.name() + " (" + source.facts().bot() + (source.extract() ? ", an extract: silences are not judged" : "") + ")");
      out.printf(Locale.ROOT, "  %-18s %12s %14s %14s %14s%n", "kind", "events", "usual gap", "99% under", "longest");
      for (Map.Entry<EventKind, Rhythm> entry : source.shown().entrySet()) row(out, entry.getKey().id(), entry.getValue());
      row(out, "all lines", source.shownAll());
      if (source.eventsDropped() > 0) {
        out.println("  " + source.events().size() + " events were kept; " + source.eventsDropped()
            + " later ones were counted and timed only, so their orders are not judged: --since TIME begins later");
      }
      List<String> orders = OrderTable.lines(source, stretch);
      for (String line : orders.subList(0, Math.min(orders.size(), allOrders ? Integer.MAX_VALUE : ORDERS_SHOWN))) out.println("  " + line);
      if (!allOrders && orders.size() > ORDERS_SHOWN) out.println("  and " + (orders.size() - ORDERS_SHOWN) + " more orders (--orders shows them)");
    }
    FindingsOptions.findings(out, findings);
  }

  private static void row(PrintWriter out, String name, Rhythm rhythm) {
    long longest = 0;
    for (Silence silence : rhythm.silences()) longest = Math.max(longest, silence.nanos());
    out.printf(
        Locale.ROOT, "  %-18s %12d %12.3f s %12.3f s %14s%n", name, rhythm.count(), rhythm.gaps().quantile(0.5) / 1e9,
        rhythm.gaps().quantile(0.99) / 1e9, longest == 0 ? "-" : String.format(Locale.ROOT, "%.3f s", longest / 1e9));
  }
}
