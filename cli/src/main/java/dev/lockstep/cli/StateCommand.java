package dev.lockstep.cli;

import dev.lockstep.cli.text.Escapes;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.incident.EvidenceFiles;
import dev.lockstep.forensics.incident.StateFiles;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import dev.lockstep.forensics.state.StateChanges;
import dev.lockstep.forensics.state.StateSnapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads state files: what they hold, whether it can hold together, and what changed between them. */
@Command(
    name = "state",
    description = "Reads state files of bots: lots, pending orders, exits, what changed, and what cannot be.",
    mixinStandardHelpOptions = true)
final class StateCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "State files (JSON, SQLite, one event a line), older first, or folders of them.")
  private List<String> inputs;

  @Mixin private FindingsOptions fail;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    fail.check();
    Path folder = output.outDirectory();
    StateFiles.Read read = StateFiles.read(EvidenceFiles.paths(inputs));
    List<InputReport> reports = read.reports();
    List<StateSnapshot> states = read.states();
    List<Finding> findings = CaseRules.findings(CaseFile.ofStates(states));
    output.write(out -> {
      if (!FindingsOptions.machine(out, output.format(), reports, findings)) print(out, states, findings);
    });
    if (folder != null) LogsFiles.write(folder, reports, findings, out -> print(out, states, findings));
    return fail.exitCode(reports, findings);
  }

  private static void print(PrintWriter out, List<StateSnapshot> states, List<Finding> findings) {
    StateSnapshot before = null;
    for (StateSnapshot state : states) {
      for (String line : StateFiles.summary(state)) out.println(Escapes.visible(line));
      if (before != null && before.schema().split("/")[0].equals(state.schema().split("/")[0]) && state.readable() && before.readable()) {
        List<String> changes = StateChanges.between(before, state);
        out.println("  since " + Escapes.visible(before.file()) + (changes.isEmpty() ? " nothing changed" : ":"));
        for (String change : changes) out.println("    " + Escapes.visible(change));
      }
      out.println();
      before = state;
    }
    FindingsOptions.findings(out, findings);
  }
}
