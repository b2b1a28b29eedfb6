package dev.lockstep.cli;

import dev.lockstep.cli.text.Column;
import dev.lockstep.datasets.catalog.Manifest;
import dev.lockstep.datasets.synth.SpecProblem;
import dev.lockstep.datasets.synth.Synthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes labelled synthetic windows. */
@Command(name = "synth", description = "Makes labelled synthetic windows from a seed and a specification.", mixinStandardHelpOptions = true,
    footer = {"", "Example: lockstep datasets synth datasets/box/incident.yaml --out tapes", "The specification is described in datasets/FORMATS.md. The same seed and file give the same bytes."})
final class DatasetsSynthCommand implements Callable<Integer> {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("window", "window"), Column.text("label", "label"), Column.text("winner", "winner"), Column.number("rows", "rows"),
          Column.text("file", "file"), Column.text("sha256", "sha256"));

  @Parameters(paramLabel = "SPEC.yaml", description = "The specification.")
  private Path spec;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException {
    Path folder = output.outDirectory();
    if (folder == null) throw new Failure(ExitCode.USAGE, "name the folder for the tapes with --out DIR");
    output.checkOutFile();
    Manifest manifest;
    try {
      manifest = new Synthesizer(spec.getFileName().toString(), Files.readAllBytes(spec), seed).write(folder);
    } catch (SpecProblem problem) {
      throw new Failure(ExitCode.DATA, problem.getMessage());
    }
    output.writeRows("lockstep.synth-result/1", "windows", COLUMNS, rows -> {
      for (Manifest.Entry entry : manifest.tapes())
        rows.row(entry.window().id(), entry.provenance().source(), entry.window().label(entry.window().winner()), entry.rows(), entry.file(), entry.sha256());
    });
    output.say("seed " + seed + ", specification " + manifest.sourceSha256());
    return ExitCode.OK;
  }
}
