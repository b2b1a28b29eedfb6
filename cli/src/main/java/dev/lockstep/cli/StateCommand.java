package dev.lockstep.cli;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.incident.IncidentBundle;
import dev.lockstep.forensics.incident.StateFiles;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import dev.lockstep.forensics.state.StateChanges;
import dev.lockstep.forensics.state.StateSnapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads state files: what they hold, whether it can hold together, and what changed between them. */
@Command(
    name = "state",
    description = "Reads state files of bots: lots, pending orders, exits, what changed, and what cannot be.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep forensics state bundle/bot_state.json",
      "Several states are compared with one another, each with the one before it; those of one folder or",
      "glob in the order in which they were saved. --out writes report.txt and findings.json (also as",
      "result.json).",
      "Without a state of your own: lockstep forensics plant bundle --incident leaked_lock"
    })
final class StateCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "State files (JSON, SQLite, one event a line), older first; folders, quoted globs or - (standard input).")
  private List<String> inputs;

  @Mixin private FindingsOptions fail;
  @Mixin private EvidenceOptions evidence;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    fail.check();
    output.checkOutFile();
    boolean standard = inputs.equals(List.of("-"));
    IncidentBundle bundle = standard ? IncidentBundle.of(Map.of("-", System.in.readNBytes(StateFiles.BYTES_MAX + 1))) : evidence.bundle(inputs, output);
    Path folder = output.outDirectory();
    StateFiles.Read read = StateFiles.read(bundle);
    List<InputReport> reports = read.reports();
    List<StateSnapshot> states = new ArrayList<>(read.states());
    if (inputs.size() == 1) states.sort(Comparator.comparing(StateCommand::bot).thenComparing(StateSnapshot::savedNanos));
    List<Finding> findings = CaseRules.findings(CaseFile.ofStates(states));
    output.write(out -> {
      if (!FindingsOptions.machine(out, output.format(), reports, findings)) print(out, states, findings);
    });
    if (folder != null) LogsFiles.write(folder, reports, findings, out -> print(out, states, findings));
    return evidence.exitCode(reports, fail.exitCode(findings), output);
  }

  /** Whose state it is, without the generation of its schema. */
  private static String bot(StateSnapshot state) {
    return state.schema().split("/")[0];
  }

  /** A line that is continued, where it must be, two columns to the right of where it begins. */
  private static void indented(PrintWriter out, String line) {
    String text = line.stripLeading();
    String indent = " ".repeat(line.length() - text.length());
    FindingsOptions.wrapped(out, text, indent, indent + "  ");
  }

  private static void print(PrintWriter out, List<StateSnapshot> states, List<Finding> findings) {
    for (int i = 0; i < states.size(); i++) {
      StateSnapshot state = states.get(i);
      for (String line : StateFiles.summary(state)) indented(out, line);
      changes(out, states.subList(0, i), state);
      if (i < states.size() - 1) out.println();
    }
    if (states.isEmpty()) out.println("No state among the inputs.");
    else FindingsOptions.findings(out, findings);
  }

  /** What changed since the youngest state before it that may be of the same bot. */
  private static void changes(PrintWriter out, List<StateSnapshot> earlier, StateSnapshot state) {
    StateSnapshot before = null;
    StateSnapshot stranger = null;
    for (StateSnapshot other : earlier) {
      if (!bot(other).equals(bot(state)) || !state.readable() || !other.readable()) continue;
      if (other.mayBeSameBot(state)) before = other;
      else stranger = other;
    }
    if (before == null && stranger != null) {
      FindingsOptions.wrapped(out, "compared with none: it has no lot, order or exit in common with " + stranger.file(), "  ", "    ");
    }
    if (before == null) return;
    List<String> changes = StateChanges.between(before, state);
    FindingsOptions.wrapped(out, "since " + before.file() + (changes.isEmpty() ? " nothing changed" : ":"), "  ", "    ");
    for (String change : changes) FindingsOptions.wrapped(out, change, "    ", "      ");
  }
}
