package dev.lockstep.cli;

import dev.lockstep.cli.text.Escapes;
import dev.lockstep.forensics.incident.CardText;
import dev.lockstep.forensics.incident.Incident;
import dev.lockstep.forensics.incident.IncidentBundle;
import dev.lockstep.forensics.incident.IncidentFiles;
import dev.lockstep.forensics.incident.IncidentReader;
import dev.lockstep.forensics.incident.LockVerdicts;
import dev.lockstep.forensics.text.Redactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Reads all that an incident left behind, draws one timeline and says what is known about the cause. */
@Command(
    name = "incident",
    description = "Joins logs, state files and thread dumps of one incident: one timeline, all findings, a root-cause card.",
    mixinStandardHelpOptions = true)
final class IncidentCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "A folder, a zip, or the files themselves. A manifest.json tells when they were written and collected.")
  private List<String> inputs;

  @Mixin private LogOptions log;
  @Mixin private FindingWindow window;
  @Mixin private FindingsOptions fail;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    fail.check();
    Path folder = output.outDirectory();
    IncidentBundle bundle = IncidentBundle.of(inputs);
    Incident incident = new IncidentReader(log.options(), LockVerdicts.DETECTORS, window.stretch()).read(bundle);
    for (String problem : incident.problems()) output.warn(problem);
    output.write(out -> {
      if (FindingsOptions.machine(out, output.format(), incident.inputs(), incident.findings())) return;
      FindingsOptions.inputs(out, incident.inputs());
      out.println();
      Redactor redactor = new Redactor();
      for (String line : CardText.lines(incident)) out.println(Escapes.visible(redactor.redact(line)));
      FindingsOptions.findings(out, incident.findings());
    });
    if (folder != null) IncidentFiles.write(incident, bundle, folder);
    return fail.exitCode(incident.inputs(), incident.findings());
  }
}
