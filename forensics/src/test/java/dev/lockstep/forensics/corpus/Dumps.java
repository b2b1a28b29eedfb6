package dev.lockstep.forensics.corpus;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.detect.locks.CpuListing;
import dev.lockstep.forensics.detect.locks.ThreadDumpAnalysis;
import dev.lockstep.forensics.detect.locks.Thresholds;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.parse.ThreadDumpParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads and judges one input as the command does. */
public final class Dumps {
  private Dumps() {}

  /** Everything that came out of one input. */
  public record Judged(List<ThreadDump> dumps, InputReport report, List<Finding> findings) {
    /** The rules found at warning or above, in order. */
    public List<String> rules() {
      return findings.stream().filter(f -> f.severity().atLeast(dev.lockstep.forensics.detect.Severity.WARNING)).map(Finding::ruleId).toList();
    }

    /** The first finding of this rule. */
    public Finding first(String rule) {
      return findings.stream().filter(f -> f.ruleId().equals(rule)).findFirst()
          .orElseThrow(() -> new AssertionError("no " + rule + " among " + findings));
    }
  }

  public static Judged judge(Path file) throws IOException {
    return judge(file.getFileName().toString(), Files.readAllBytes(file));
  }

  public static Judged judge(String text) {
    return judge("test", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Judged judge(String name, byte[] bytes) {
    return judge(name, bytes, ArtifactLimits.DEFAULT);
  }

  public static Judged judge(String name, byte[] bytes, ArtifactLimits limits) {
    return judge(name, bytes, limits, Thresholds.DEFAULT);
  }

  public static Judged judge(String name, byte[] bytes, Thresholds thresholds) {
    return judge(name, bytes, ArtifactLimits.DEFAULT, thresholds);
  }

  private static Judged judge(String name, byte[] bytes, ArtifactLimits limits, Thresholds thresholds) {
    try {
      ThreadDumpParser.Result result =
          new ThreadDumpParser(new Stacks(new Symbols()), limits).parse(name, new ByteArrayInputStream(bytes));
      return new Judged(result.dumps(), result.report(), new ThreadDumpAnalysis(thresholds, ThreadDumpAnalysis.Grouping.AUTOMATIC, CpuListing.NONE).findings(result.dumps()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
