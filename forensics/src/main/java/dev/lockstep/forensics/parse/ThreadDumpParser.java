package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.bundle.ArtifactStream;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads all thread dumps of one input, whatever runtime they come from. Text that is no dump is counted, never an error. */
public final class ThreadDumpParser {
  private final Stacks stacks;
  private final ArtifactLimits limits;

  /**
   * What one input held.
   *
   * @param dumps in the order of the text
   */
  public record Result(List<ThreadDump> dumps, InputReport report) {}

  /** Dumps of several inputs that share {@code stacks} can be compared by stack number. */
  public ThreadDumpParser(Stacks stacks, ArtifactLimits limits) {
    this.stacks = stacks;
    this.limits = limits;
  }

  /** Reads a raw stream; unpacking and recoding are done here. The caller closes it. */
  public Result parse(String file, InputStream raw) throws IOException {
    ArtifactStream in = ArtifactStream.open(raw, limits);
    List<ThreadDump> dumps = new ArrayList<>();
    DumpDraft.Budget budget = new DumpDraft.Budget(limits.threadsMax());
    JsonDumps json = new JsonDumps(file, in);
    if (json.recognised()) {
      return json.parse(new DumpDraft(file, stacks, dumps, budget), dumps, in.problems());
    }
    DumpScanner scanner =
        new DumpScanner(
            new GoReader(new DumpDraft(file, stacks, dumps, budget)),
            new JavaReader(new DumpDraft(file, stacks, dumps, budget)),
            new PythonReader(new DumpDraft(file, stacks, dumps, budget)),
            new GoProfileReader(new DumpDraft(file, stacks, dumps, budget)));
    LineSource lines = new LineSource(json.stream(), limits.lineBytesMax());
    long parsed = 0;
    while (lines.next()) {
      if (scanner.offer(lines.buffer(), lineStart(lines), lines.lineEnd(), lines.number())) {
        parsed += lines.consumed();
      }
      parsed += scanner.run(lines);
    }
    scanner.finish(lines.number() > 0 && !lines.newlineEnded());
    dumps.sort(Comparator.comparingLong(ThreadDump::firstLine));
    List<String> problems = new ArrayList<>(in.problems());
    addLimits(problems, dumps, lines);
    long passed = lines.bytes() - parsed - lines.skipped();
    return new Result(dumps, report(file, dumps, lines.bytes(), parsed, passed, lines.skipped(), problems));
  }

  private static int lineStart(LineSource lines) {
    byte[] b = lines.buffer();
    int at = lines.lineStart();
    boolean mark = lines.number() == 1 && lines.lineEnd() - at >= 3
        && b[at] == (byte) 0xef && b[at + 1] == (byte) 0xbb && b[at + 2] == (byte) 0xbf;
    return mark ? at + 3 : at;
  }

  private void addLimits(List<String> problems, List<ThreadDump> dumps, LineSource lines) {
    if (lines.skipped() > 0) {
      problems.add(lines.skipped() + " bytes of lines longer than " + limits.lineBytesMax() + " bytes were not read");
    }
    long dropped = 0;
    for (ThreadDump dump : dumps) {
      dropped += dump.droppedThreads();
    }
    if (dropped > 0) {
      problems.add(dropped + " threads beyond the limit of " + limits.threadsMax() + " were counted but not looked at");
    }
  }

  static InputReport report(
      String file, List<ThreadDump> dumps, long bytes, long parsed, long passed, long unreadable, List<String> problems) {
    long threads = 0;
    for (ThreadDump dump : dumps) {
      threads += dump.threadCount();
    }
    ThreadDump main = dumps.stream().max(Comparator.comparingLong(ThreadDump::threadCount)).orElse(null);
    Confidence confidence = main == null ? null : main.traits().cut() ? Confidence.HIGH : Confidence.CERTAIN;
    return new InputReport(file, main == null ? "unknown" : "thread-dump", main == null ? "unknown" : main.format(),
        main == null ? "" : main.platform().label() + (main.runtime().isEmpty() ? "" : " (" + main.runtime() + ")"),
        confidence, dumps.size(), threads, 0, bytes, parsed, passed, unreadable, problems);
  }
}
