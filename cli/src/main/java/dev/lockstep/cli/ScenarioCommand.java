package dev.lockstep.cli;

import dev.lockstep.cli.text.Format;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.ScenarioData;
import dev.lockstep.datasets.scenario.ScenarioFile;
import dev.lockstep.forensics.extract.ScenarioExtractor;
import dev.lockstep.forensics.extract.ScenarioExtractor.Found;
import dev.lockstep.forensics.incident.BundleLogs;
import dev.lockstep.forensics.incident.BundleNotes;
import dev.lockstep.forensics.incident.Incident;
import dev.lockstep.forensics.incident.IncidentBundle;
import dev.lockstep.forensics.incident.IncidentFiles;
import dev.lockstep.forensics.incident.IncidentReader;
import dev.lockstep.forensics.incident.LockVerdicts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** From what an incident left behind to a regression test. */
@Command(
    name = "scenario",
    description = "Makes a scenario of one window of an incident: its latencies, faults and findings, each with the log line it came from.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep forensics scenario report/logs/v1.60.log --window 1772241300 -o loss.yaml",
      "Then: lockstep reproduce loss.yaml --before v1.60 --after v1.61",
      "Example: lockstep forensics scenario report/logs/v1.60.log --out case",
      "Faults that it reads: settlement delays, lost answers, gaps, disconnects, refusals, stalls, slow",
      "books, slow saves, locks held, host pauses. What only dumps and states show becomes a note.",
      "--out writes scenario.yaml, with the rebuilt window beside it if there is one, and the note of",
      "'forensics incident': report.html, report.md, findings.json, bundle.zip.",
      "Without a log of your own: lockstep demo --out report"
    })
final class ScenarioCommand implements Callable<Integer> {
  private static final int FOUND_SHOWN = 5;
  private static final String NAME = "scenario.yaml";

  @Parameters(arity = "1..*", paramLabel = "BUNDLE", description = "A folder, a zip, quoted globs, or the files themselves.")
  private List<String> inputs;

  @Option(names = "--window", paramLabel = "ID", description = "The window whose id contains this (default: the one that lost most).")
  private String wanted;

  @Option(names = "--tape", paramLabel = "FILE",
      description = "A recording or tape of the window; without one it is taken from the box, or rebuilt from the log's status lines.")
  private Path tape;

  @Option(names = "--rebuild", description = "Rebuild the window from the log's status lines even if the box has it.")
  private boolean rebuild;

  @Option(names = "--tolerance", paramLabel = "SECONDS", defaultValue = "2",
      description = "How far off a finding may be when the scenario is run (default: 2).")
  private String tolerance;

  @Mixin private LogOptions log;
  @Mixin private EvidenceOptions evidence;
  @Mixin private OutputOptions output;
  private Path folder;

  @Override
  public Integer call() throws IOException {
    try {
      return run();
    } catch (BadData problem) {
      throw new Failure(ExitCode.DATA, problem.getMessage());
    }
  }

  private int run() throws IOException {
    if (output.format() != Format.TABLE) throw new Failure(ExitCode.USAGE, "--format " + output.format() + ": a scenario is written as YAML only");
    output.checkOutFile();
    long toleranceNanos = Seconds.option("--tolerance", tolerance);
    if (tape != null && !Files.isReadable(tape)) throw new Failure(ExitCode.DATA, "--tape " + tape + ": " + (Files.exists(tape) ? "permission denied" : "no such file"));
    IncidentBundle bundle = evidence.bundle(inputs, output);
    folder = output.outDirectory();
    ScenarioExtractor extractor = new ScenarioExtractor(log.options(), BundleLogs.of(bundle), toleranceNanos);
    Found found = chosen(extractor);
    Incident incident = new IncidentReader(log.options(), LockVerdicts.DETECTORS).read(bundle);
    List<String> notes = BundleNotes.of(incident.findings());
    for (String note : notes) output.say("not carried over: " + note);
    Scenario scenario = extractor.scenario(found, data(extractor, found), notes);
    output.write(out -> ScenarioFile.write(scenario, out));
    if (folder != null) {
      Scenario inFolder = output.outFile() == null ? scenario : scenario.withData(ScenarioData.moved(scenario.data(), base(), folder.toAbsolutePath()));
      output.writeFile("--out", folder.resolve(NAME), out -> ScenarioFile.write(inFolder, out));
      IncidentFiles.write(incident, bundle, folder);
    }
    Path written = written();
    if (written != null) output.say("next: lockstep reproduce " + RepeatCommand.quoted(written.toString()) + " --before RELEASE --after RELEASE; 'lockstep releases' lists them");
    return evidence.exitCode(incident.inputs(), ExitCode.OK, output);
  }

  /** The folder that the scenario's data are named from: that of its file, which is the one of {@code -o} if there is one. */
  private Path base() {
    Path file = written() != null ? written() : Path.of(NAME);
    return file.toAbsolutePath().getParent();
  }

  /** The scenario's file; null if it goes to standard output alone. */
  private Path written() {
    return output.outFile() != null ? output.outFile() : folder != null ? folder.resolve(NAME) : null;
  }

  private Found chosen(ScenarioExtractor extractor) {
    List<Found> found = extractor.found();
    if (extractor.windows() == 0) throw new Failure(ExitCode.DATA, extractor.whyNoWindows());
    if (found.isEmpty()) throw new Failure(ExitCode.DATA, nothingFound(extractor));
    List<Found> fitting = wanted == null ? found : found.stream().filter(each -> each.window().contains(wanted)).toList();
    if (fitting.isEmpty()) throw new Failure(ExitCode.USAGE, "--window " + wanted + ": nothing is found in a window of that name; there are " + names(found));
    Found taken = fitting.get(0);
    output.say("window " + taken.window() + " of " + taken.file() + ": " + String.join(", ", taken.rules())
        + (Double.isNaN(taken.bookedUsd()) ? "" : String.format(Locale.ROOT, ", booked %.2f USD", taken.bookedUsd())));
    if (fitting.size() > 1) output.say(fitting.size() - 1 + " more windows show something; --window takes another: " + names(fitting.subList(1, fitting.size())));
    return taken;
  }

  private static String nothingFound(ScenarioExtractor extractor) {
    String windows = extractor.windows() == 1 ? "the one window" : "any of " + extractor.windows() + " windows";
    String but = extractor.ofTheWorld().isEmpty() ? "" : " but " + String.join(", ", extractor.ofTheWorld()) + ", which no release can mend";
    return "nothing is found at warning or above in " + windows + " of the logs" + but
        + ", so there is nothing to reproduce; 'lockstep forensics logs' shows what the log tells";
  }

  private static String names(List<Found> found) {
    List<String> names = found.stream().limit(FOUND_SHOWN).map(Found::window).toList();
    return String.join(", ", names) + (found.size() > FOUND_SHOWN ? ", ..." : "");
  }

  /** Where the window's tape is to come from. */
  private Cited<String> data(ScenarioExtractor extractor, Found found) throws IOException {
    if (tape != null) {
      ScenarioData.recorded(found.window(), tape);
      return ScenarioData.tape(tape, base(), "the recording that was given");
    }
    String box = rebuild ? null : ScenarioData.boxOf(found.window());
    if (box != null) {
      output.say("its books are those of the box (" + box + ", synthetic); --tape FILE takes a recording");
      return new Cited<>("box:" + box, "synthetic books of that window; no recording was given");
    }
    String spec = extractor.rebuiltWindow(found);
    if (spec == null) throw new Failure(ExitCode.DATA, "the log shows no prices of " + found.window() + ", so its books cannot be rebuilt: give a recording with --tape FILE");
    Path file = written();
    if (file == null)
      throw new Failure(ExitCode.USAGE, "the window's books are rebuilt into a second file: name the scenario with -o FILE or --out DIR, or give a recording with --tape FILE");
    Path beside = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.ya?ml$", "") + ".window.yaml");
    output.writeFile(output.outFile() != null ? "-o" : "--out", beside, out -> out.print(spec));
    output.say("its books are rebuilt from the log's status lines into " + beside + "; --tape FILE takes a recording");
    return new Cited<>("spec:" + beside.getFileName(), "rebuilt from status lines; no recording was given");
  }
}
