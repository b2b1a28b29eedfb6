package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who never saw the tool may give it: the line says what it is and what to do, and nothing in it becomes a finding. */
final class OddEvidenceTest {
  @TempDir private Path folder;

  private Path bundle;

  @BeforeEach
  void plant() {
    bundle = folder.resolve("bundle");
    CommandRun.of("forensics", "plant", bundle.toString(), "--incident", "leaked_lock");
  }

  @Test
  void aZipIsAnIncidentAndNothingElse() throws IOException {
    Path zip = folder.resolve("evidence.zip");
    zip(zip, bundle);
    assertThat(CommandRun.of("forensics", "incident", zip.toString()).exitCode()).isEqualTo(ExitCode.FINDINGS);
    refused("is a zip archive; 'forensics incident' reads it, or unpack it and name the folder", "logs", zip);
    assertThat(CommandRun.of("forensics", "threads", zip.toString()).err()).contains("is a zip archive; 'forensics incident' reads it");
    CommandRun beside = CommandRun.of("forensics", "logs", zip.toString(), bundle.resolve("bot.log").toString());
    assertThat(beside.exitCode()).isZero();
    assertThat(beside.err()).contains("skipped " + zip + ": is a zip archive");
  }

  /** Stored and not packed, a zip in a zip shows its log to whoever looks for lines, and a state without its head to whoever looks for braces. */
  @Test
  void aZipInAZipAndATarAreNamedAndNotRead() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    zip(inner.resolve("evidence.zip"), bundle);
    Path outer = folder.resolve("outer.zip");
    zip(outer, inner);
    Path tar = folder.resolve("evidence.tar.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(tar))) {
      byte[] header = new byte[512];
      System.arraycopy("bundle/bot_state.json".getBytes(StandardCharsets.US_ASCII), 0, header, 0, 21);
      System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, header, 257, 5);
      out.write(header);
      out.write(Files.readAllBytes(bundle.resolve("bot_state.json")));
    }
    for (Path archive : List.of(outer, tar)) {
      for (String command : List.of("incident", "state")) refused("an archive, which is not opened here: unpack it and name the folder", command, archive);
    }
    refused("is a tar archive; unpack it and name the folder", "logs", tar);
  }

  @Test
  void whatHoldsNoEvidenceSaysSo() throws IOException {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    Files.copy(bundle.resolve("manifest.json"), alone.resolve("manifest.json"));
    refused("no evidence in it: no log, no state and no thread dump", "incident", alone);
    Path hollow = folder.resolve("hollow.zip");
    try (OutputStream out = Files.newOutputStream(hollow)) {
      out.write(new byte[] {'P', 'K', 5, 6});
      out.write(new byte[18]);
    }
    refused("no evidence in it", "incident", hollow);
    Path empty = Files.createFile(folder.resolve("empty.log"));
    for (String command : List.of("incident", "logs", "state", "threads")) refused("empty.log: is empty", command, empty);
  }

  @Test
  void evidenceOfAnotherCommandNamesThatCommand() {
    refused("goroutines.txt: is a thread dump, which 'forensics threads' reads", "logs", bundle.resolve("goroutines.txt"));
    refused("bot_state.json: looks like a state, which 'forensics state' reads", "logs", bundle.resolve("bot_state.json"));
  }

  /** One folder that may not be entered is one bad input among good ones. */
  @Test
  void aClosedFolderClosesNoOther() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("bundle/closed"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("---------")));
    Assumptions.assumeFalse(Files.isReadable(closed), "whoever runs this may read everything");
    CommandRun run = CommandRun.of("forensics", "incident", bundle.toString(), "--fail-on", "never");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("skipped " + closed + ": permission denied");
  }

  @Test
  void linksInACircleAreToldAndNotFollowed() throws IOException {
    Files.createSymbolicLink(bundle.resolve("self"), bundle);
    Files.createSymbolicLink(bundle.resolve("one"), Path.of("other"));
    Files.createSymbolicLink(bundle.resolve("other"), Path.of("one"));
    CommandRun run = CommandRun.of("forensics", "incident", bundle.toString());
    assertThat(run.exitCode()).isEqualTo(ExitCode.FINDINGS);
    for (String link : List.of("self", "one", "other")) assertThat(run.err()).contains(bundle.resolve(link) + ": is a link or no file, and is not followed");
  }

  /** The same log twice, once in another zone: the distance is told as what it is. */
  @Test
  void logsOfTwoZonesAreToldApartFromAClockThatIsWrong() throws IOException {
    Path zones = Files.createDirectory(folder.resolve("zones"));
    Files.copy(bundle.resolve("bot.log"), zones.resolve("a.log"));
    StringBuilder earlier = new StringBuilder();
    for (String line : Files.readAllLines(bundle.resolve("bot.log"))) {
      boolean morning = line.startsWith("2025/10/22 02:");
      if (morning) earlier.append("2025/10/21 19:").append(line.substring(14)).append('\n');
    }
    Files.writeString(zones.resolve("b.log"), earlier);
    CommandRun run = CommandRun.of("forensics", "incident", zones.toString(), "--fail-on", "never");
    assertThat(run.out().replaceAll("\\s+", " ")).contains("clock: b.log stands 25200.000 s behind a.log", "as far as zones lie apart; --zone b.log=ZONE says in which its times are");
    CommandRun told = CommandRun.of("forensics", "incident", zones.toString(), "--fail-on", "never", "--zone", "b.log=-07:00");
    assertThat(told.out()).contains("clock: b.log stands 0.000 s ahead of a.log").doesNotContain("zones lie apart");
  }

  /** A shell expands {@code bot.log *.log} to the same file twice; read twice, every fill would be a duplicate. */
  @Test
  void aFileThatIsNamedTwiceIsReadOnce() {
    String log = bundle.resolve("bot.log").toString();
    String roundabout = bundle.resolve("../bundle/bot.log").toString();
    CommandRun once = CommandRun.of("forensics", "logs", log, "--json");
    CommandRun twice = CommandRun.of("forensics", "logs", log, roundabout, log, "--json");
    assertThat(twice.out()).isEqualTo(once.out());
    assertThat(twice.exitCode()).isEqualTo(once.exitCode());
  }

  /** {@code "$LOG"} without a LOG must not be the folder one stands in. */
  @Test
  void anEmptyNameIsNoFolder() {
    for (String command : List.of("logs", "state", "incident", "threads")) {
      CommandRun run = CommandRun.of("forensics", command, "");
      assertThat(run.exitCode()).as(command).isEqualTo(ExitCode.DATA);
      assertThat(run.err()).as(command).contains("an empty name names no file: is a variable of the shell not set?");
    }
  }

  private static void refused(String words, String command, Path input) {
    CommandRun run = CommandRun.of("forensics", command, input.toString());
    assertThat(run.exitCode()).as("%s %s: %s%s", command, input, run.out(), run.err()).isEqualTo(ExitCode.DATA);
    assertThat(run.err()).as("%s %s", command, input).contains(words).doesNotContain("null", "Exception");
    assertThat(run.out()).as("%s %s", command, input).doesNotContain("CRITICAL");
  }

  /** Stored, as some tools pack what is small. */
  private static void zip(Path zip, Path from) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip)); Stream<Path> files = Files.list(from)) {
      for (Path file : files.sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(file.getFileName().toString());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
      }
    }
  }
}
