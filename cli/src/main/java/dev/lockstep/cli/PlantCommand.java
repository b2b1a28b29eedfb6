package dev.lockstep.cli;

import dev.lockstep.cli.text.Counted;
import dev.lockstep.forensics.plant.BigLog;
import dev.lockstep.forensics.plant.GoIncident;
import dev.lockstep.forensics.plant.Planter;
import dev.lockstep.forensics.plant.PlantedBundle;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes incidents with known defects, to try detectors and rules of one's own on. */
@Command(
    name = "plant",
    description = "Writes a bundle with a known defect, the October 2025 incident, or a healthy log of any size.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: lockstep forensics plant bundle --incident leaked_lock",
      "Then: lockstep forensics incident bundle",
      "Example: lockstep forensics plant healthy --bytes 10000000",
      "A seed always gives the same bytes; without --incident it also chooses the bot, the defect and its",
      "size, or a healthy bundle, or a decoy: a defect too small to be told."
    })
final class PlantCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder to write to; made if need be.")
  private Path folder;

  @Option(names = "--seed", paramLabel = "N", description = "Which bundle (default: 1).")
  private long seed = 1;

  @Option(names = "--incident", paramLabel = "NAME",
      description = "The Go bot of October 2025, or what looks like it: ${COMPLETION-CANDIDATES} (small letters will do).")
  private GoIncident incident;

  @Option(names = "--bytes", paramLabel = "N", description = "A healthy log of at least this size instead.")
  private Long bytes;

  @Option(names = "--force", description = "Replace files that exist.")
  private boolean force;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (bytes != null && bytes <= 0) throw new Failure(ExitCode.USAGE, "--bytes " + bytes + " must be 1 or more");
    if (bytes != null && incident != null) throw new Failure(ExitCode.USAGE, "--bytes and --incident exclude each other");
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (!force && files.findAny().isPresent())
          throw new Failure(ExitCode.USAGE, folder + " is not empty: name another folder, or add --force to replace files in it");
      }
      write();
    } catch (IOException failure) {
      throw new Failure(ExitCode.USAGE, folder + " cannot be written: " + Failure.reason(failure));
    }
    return ExitCode.OK;
  }

  private void write() throws IOException {
    if (bytes != null) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("bot.log")), 1 << 16)) {
        BigLog.write(out, bytes, seed);
      }
      spec.commandLine().getOut().println("seed " + seed + ": a healthy log of " + Files.size(folder.resolve("bot.log")) + " bytes in " + folder);
      return;
    }
    PlantedBundle planted = incident == null ? Planter.bundle(seed) : null;
    Map<String, byte[]> files = planted == null ? incident.files(seed) : planted.files();
    for (Map.Entry<String, byte[]> file : files.entrySet()) Files.write(folder.resolve(file.getKey()), file.getValue());
    String what = planted == null ? incident.name().toLowerCase(Locale.ROOT)
        : planted.bot() + " " + (planted.rule().isEmpty() ? "healthy" : planted.rule()) + (planted.decoy() ? " (decoy)" : "");
    spec.commandLine().getOut().println("seed " + seed + ": " + what + ", " + Counted.of(files.size(), "file") + " in " + folder);
  }
}
