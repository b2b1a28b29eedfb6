package dev.lockstep.cli;

import dev.lockstep.forensics.plant.BigLog;
import dev.lockstep.forensics.plant.GoIncident;
import dev.lockstep.forensics.plant.Planter;
import dev.lockstep.forensics.plant.PlantedBundle;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes incidents with known defects, to try detectors and rules of one's own on. */
@Command(
    name = "plant",
    description = "Writes a bundle with a known defect, the October 2025 incident, or a healthy log of any size.",
    mixinStandardHelpOptions = true)
final class PlantCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder to write to; made if need be.")
  private Path folder;

  @Option(names = "--seed", paramLabel = "N", description = "Which bundle (default: 1).")
  private long seed = 1;

  @Option(names = "--incident", paramLabel = "NAME", description = "One of ${COMPLETION-CANDIDATES} instead.")
  private GoIncident incident;

  @Option(names = "--bytes", paramLabel = "N", description = "A healthy log of at least this size instead.")
  private long bytes;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    if (bytes > 0) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("bot.log")), 1 << 16)) {
        BigLog.write(out, bytes, seed);
      }
      return ExitCode.OK;
    }
    PlantedBundle planted = incident == null ? Planter.bundle(seed) : null;
    Map<String, byte[]> files = planted == null ? incident.files(seed) : planted.files();
    for (Map.Entry<String, byte[]> file : files.entrySet()) Files.write(folder.resolve(file.getKey()), file.getValue());
    String what = planted == null ? incident.name() : planted.bot() + " " + (planted.rule().isEmpty() ? "healthy" : planted.rule()) + (planted.decoy() ? " (decoy)" : "");
    spec.commandLine().getOut().println("seed " + seed + ": " + what + ", " + files.size() + " files in " + folder);
    return ExitCode.OK;
  }
}
