package dev.lockstep.forensics.hostile;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import dev.lockstep.forensics.state.StateReader;
import dev.lockstep.forensics.text.Redactor;
import java.util.List;

/** A target of {@code mvn verify -Pfuzz -pl forensics -am}: any bytes as a log and as a state; no exception, every byte accounted for, the same answer twice. */
public final class LogFuzz {
  private static final LogScan.Options OPTIONS = LogScan.Options.shipped();

  private LogFuzz() {}

  /** What the fuzzer calls. */
  public static void fuzzerTestOneInput(byte[] data) {
    String first = judged(data);
    if (!first.equals(judged(data))) throw new IllegalStateException("two runs, two answers");
    StateReader.read("state.json", data);
  }

  private static String judged(byte[] data) {
    LogScan.Result result = new LogScan(OPTIONS).scan(List.of(LogInput.of("fuzz.log", data)));
    InputReport report = result.inputs().get(0);
    if (report.bytesParsed() + report.bytesPassedBy() + report.bytesUnreadable() != report.bytes()) {
      throw new IllegalStateException("bytes not accounted for: " + report);
    }
    List<Finding> findings = CaseRules.findings(CaseFile.of(result.sources()));
    return FindingsJson.write(result.inputs(), findings, new Redactor());
  }
}
