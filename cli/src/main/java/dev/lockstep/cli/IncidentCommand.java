package dev.lockstep.cli;

import dev.lockstep.cli.text.Escapes;
import dev.lockstep.forensics.detect.InputReport;
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
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep forensics incident bundle --out note",
      "--out writes report.html with the timeline, report.md for a ticket, findings.json (also as",
      "result.json) and bundle.zip, in which secrets are replaced, so that it can be passed on.",
      "Example: lockstep forensics incident bundle --around 2025-10-22T02:54:00Z±4m",
      "Without a bundle of your own: lockstep forensics plant bundle --incident leaked_lock"
    })
final class IncidentCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "BUNDLE",
      description = "A folder, a zip, quoted globs, or the files themselves. A manifest.json tells when they were written and collected.")
  private List<String> inputs;

  @Mixin private LogOptions log;
  @Mixin private FindingWindow window;
  @Mixin private FindingsOptions fail;
  @Mixin private EvidenceOptions evidence;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    fail.check();
    output.checkOutFile();
    IncidentBundle bundle = evidence.bundle(inputs, output);
    Path folder = output.outDirectory();
    Incident incident = new IncidentReader(log.options(), LockVerdicts.DETECTORS, window.stretch()).read(bundle);
    for (String problem : incident.problems()) output.warn(problem);
    output.write(out -> {
      if (FindingsOptions.machine(out, output.format(), incident.inputs(), incident.findings())) return;
      FindingsOptions.inputs(out, incident.inputs());
      out.println();
      if (incident.inputs().stream().noneMatch(InputReport::usable)) {
        out.println("Nothing in it can be judged.");
        return;
      }
      Redactor redactor = new Redactor();
      for (String line : CardText.lines(incident, text -> Escapes.visible(redactor.redact(text)))) out.println(line);
      FindingsOptions.findings(out, incident.findings());
    });
    if (folder != null) IncidentFiles.write(incident, bundle, folder);
    return evidence.exitCode(incident.inputs(), fail.exitCode(incident.findings()), output);
  }
}
