package dev.lockstep.cli;

import dev.lockstep.forensics.bundle.ArtifactFiles;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.incident.IncidentBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Tells which inputs were of no use, and gives the exit code: findings beat unusable inputs. */
  int exitCode(List<InputReport> inputs, int judged, OutputOptions output) {
    int usable = 0;
    String first = null;
    for (InputReport input : inputs) {
      if (input.usable()) {
        usable++;
        continue;
      }
      String problem = input.file() + ": " + (input.problems().isEmpty() ? "none of its lines is one that a rule knows" : input.problems().get(0));
      if (first == null) first = problem;
      if (inputs.size() > 1) skip(problem, output);
    }
    if (skipped > SKIPPED_SHOWN) output.say("lockstep: skipped " + (skipped - SKIPPED_SHOWN) + " more");
    if (judged == ExitCode.FINDINGS) return judged;
    if (usable == 0) throw new Failure(ExitCode.DATA, inputs.size() == 1 ? first : "none of " + inputs.size() + " files could be used; the first is " + first);
    return strict && skipped > 0 ? ExitCode.DATA : judged;
  }
}
