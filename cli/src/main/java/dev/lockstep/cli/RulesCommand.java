package dev.lockstep.cli;

import dev.lockstep.cli.text.TextTable;
import dev.lockstep.forensics.detect.Rule;
import dev.lockstep.forensics.detect.RuleCatalog;
import dev.lockstep.forensics.text.JsonText;
import dev.lockstep.forensics.text.WrappedText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the table of detection rules from the code that applies them. */
@Command(
    name = "rules",
    description = "Lists the detection rules: what each finding means and how severe it is.",
    mixinStandardHelpOptions = true,
    subcommands = {RulesTestCommand.class})
final class RulesCommand implements Callable<Integer> {
  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(JsonText.pretty(asMap()));
      return ExitCode.OK;
    }
    String group = "";
    for (Rule rule : RuleCatalog.rules()) {
      if (!rule.group().equals(group)) {
        group = rule.group();
        out.println(group.equals("locks") ? "LOCKS (thread dumps)" : "\nORDERS, STATE AND TIME (logs, snapshots, bundles)");
      }
      out.println();
      String escalation = rule.escalation().isEmpty() ? "" : "; " + rule.escalation();
      for (String line : WrappedText.lines("[" + rule.severity().label() + escalation + "]", WrappedText.WIDTH, rule.id() + "  ", " ".repeat(rule.id().length() + 3))) out.println(line);
      if (!rule.firesWhen().isEmpty()) {
        lines(out, rule.firesWhen());
      }
      if (!rule.inSeries().isEmpty()) {
        lines(out, "in a series: " + rule.inSeries());
      }
    }
    out.println();
    out.println("A finding of confidence low is never critical. Healthy means: nothing at warning or above.");
    return ExitCode.OK;
  }

  private static void lines(PrintWriter out, String text) {
    for (String line : TextTable.wrap(text, TextTable.WIDTH - 2)) out.println("  " + line);
  }

  private static Map<String, Object> asMap() {
    List<Object> rows = new ArrayList<>();
    for (Rule rule : RuleCatalog.rules()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("id", rule.id());
      row.put("group", rule.group());
      row.put("severity", rule.severity().label());
      row.put("escalation", rule.escalation());
      row.put("firesWhen", rule.firesWhen());
      row.put("inSeries", rule.inSeries());
      rows.add(row);
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema", "lockstep.rules/1");
    root.put("rules", rows);
    return root;
  }
}
