package dev.lockstep.forensics.hostile;

import dev.lockstep.forensics.corpus.Dumps;
import dev.lockstep.forensics.detect.InputReport;

/** The target of {@code mvn verify -Pfuzz -pl forensics -am}: any bytes, no exception, every byte accounted for, the same answer twice. */
public final class ThreadDumpFuzz {
  private ThreadDumpFuzz() {}

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] data) {
    Dumps.Judged judged = Dumps.judge("fuzz", data);
    InputReport report = judged.report();
    if (report.bytesParsed() + report.bytesPassedBy() + report.bytesUnreadable() != report.bytes() || report.bytesPassedBy() < 0) {
      throw new IllegalStateException("bytes not accounted for: " + report);
    }
    if (!judged.findings().equals(Dumps.judge("fuzz", data).findings())) {
      throw new IllegalStateException("two runs, two answers");
    }
  }
}
