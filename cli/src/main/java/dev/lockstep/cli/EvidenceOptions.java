package dev.lockstep.cli;

import dev.lockstep.forensics.bundle.Archive;
import dev.lockstep.forensics.bundle.ArtifactFiles;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.incident.EvidenceFiles;
import dev.lockstep.forensics.incident.IncidentBundle;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What the commands that read evidence do with inputs that cannot be used: told and skipped, unless {@code --strict}. */
final class EvidenceOptions {
  private static final int SKIPPED_SHOWN = 20;

  @Option(names = "--strict", description = "Any input that cannot be used makes the exit code 5.")
  private boolean strict;

  private int skipped;

  EvidenceOptions() {}

  /** Options that were read without picocli. */
  EvidenceOptions(List<String> options) {
    strict = options.contains("--strict");
  }

  /** The files that the inputs name: files, folders, globs, {@code -}. What names nothing is told; if nothing is left the command ends. */
  List<String> files(List<String> inputs, OutputOptions output) {
    ArtifactFiles.Expanded expanded = ArtifactFiles.expand(inputs);
    if (expanded.files().isEmpty()) {
      throw new Failure(ExitCode.DATA, expanded.problems().isEmpty() ? String.join(", ", inputs) + ": no file in it" : expanded.problems().get(0));
    }
    for (String problem : expanded.problems()) skip(problem, output);
    return expanded.files();
  }

  /** The same without archives, of which only a bundle may be one: read as text they would give lines without their files. */
  List<String> logs(List<String> inputs, OutputOptions output) throws IOException {
    List<String> files = new ArrayList<>();
    List<String> archives = new ArrayList<>();
    for (String file : files(inputs, output)) {
      String archive = file.equals(ArtifactFiles.STANDARD_INPUT) ? null : archive(file);
      if (archive == null) files.add(file);
      else archives.add(archive);
    }
    if (files.isEmpty()) throw new Failure(ExitCode.DATA, archives.get(0));
    for (String archive : archives) skip(archive, output);
    return files;
  }

  /** What to do with an archive, or null if a file is none. */
  static String archive(String file) throws IOException {
    try {
      String kind = Archive.kind(Files.newInputStream(Path.of(file)));
      if (kind == null) return null;
      return file + ": is a " + kind + " archive; " + (kind.equals("zip") ? "'forensics incident' reads it, or unpack it" : "unpack it") + " and name the folder";
    } catch (AccessDeniedException unreadable) {
      return null;
    }
  }

  /** The bundle that the inputs are; its files are read more than once. */
  IncidentBundle bundle(List<String> inputs, OutputOptions output) throws IOException {
    if (inputs.contains(ArtifactFiles.STANDARD_INPUT))
      throw new Failure(ExitCode.USAGE, "- cannot be read here: a bundle is read more than once, so keep standard input in a file and name that");
    Path root = inputs.size() == 1 && Files.isDirectory(Path.of(inputs.get(0))) ? Path.of(inputs.get(0)) : null;
    return IncidentBundle.of(root, files(inputs, output));
  }

  private void skip(String problem, OutputOptions output) {
    if (++skipped <= SKIPPED_SHOWN) output.say("lockstep: skipped " + problem);
  }

  private static String problem(InputReport input) {
    if (!input.problems().isEmpty()) return input.problems().get(0);
    if (input.bytes() == 0) return "is empty";
    String told = input.file().equals(ArtifactFiles.STANDARD_INPUT) || !Files.isRegularFile(Path.of(input.file())) ? null : EvidenceFiles.told(Path.of(input.file()));
    return told == null ? "none of its lines is one that a rule knows" : told;
  }

  /** Tells which inputs were of no use, and gives the exit code: findings beat unusable inputs. */
  int exitCode(List<InputReport> inputs, int judged, OutputOptions output) {
    int usable = 0;
    String first = null;
    for (InputReport input : inputs) {
      if (input.usable()) {
        usable++;
        continue;
      }
      String problem = input.file() + ": " + problem(input);
      if (first == null) first = problem;
      if (inputs.size() > 1) skip(problem, output);
    }
    if (skipped > SKIPPED_SHOWN) output.say("lockstep: skipped " + (skipped - SKIPPED_SHOWN) + " more");
    if (judged == ExitCode.FINDINGS) return judged;
    if (inputs.isEmpty()) throw new Failure(ExitCode.DATA, "no evidence in it: no log, no state and no thread dump");
    if (usable == 0) throw new Failure(ExitCode.DATA, inputs.size() == 1 ? first : "none of " + inputs.size() + " files could be used; the first is " + first);
    return strict && skipped > 0 ? ExitCode.DATA : judged;
  }
}
