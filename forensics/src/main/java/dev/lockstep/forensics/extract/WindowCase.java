package dev.lockstep.forensics.extract;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.bundle.ArtifactStream;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.text.Redactor;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** One window's part of a log, read again by itself, with what the rules find in it. Lines are counted as in the whole file. */
final class WindowCase {
  private static final int QUOTED_MAX = 240;

  private final Redactor redactor = new Redactor();
  private final Stretch stretch;
  private final LogSource source;
  private final List<Finding> findings;

  private WindowCase(Stretch stretch, LogSource source, List<Finding> findings) {
    this.stretch = stretch;
    this.source = source;
    this.findings = findings;
  }

  static WindowCase read(Stretch stretch, LogInput whole, LogScan.Options options) {
    LogInput part = new LogInput(whole.name(), () -> open(stretch, whole));
    List<LogSource> sources = new LogScan(options).scan(List.of(part)).sources();
    List<Finding> findings = CaseRules.findings(CaseFile.of(sources)).stream()
        .filter(finding -> finding.severity().atLeast(Severity.WARNING))
        .map(finding -> moved(finding, stretch.fromLine() - 1))
        .sorted(Comparator.comparing(WindowCase::nanos))
        .toList();
    return new WindowCase(stretch, sources.isEmpty() ? null : sources.get(0), findings);
  }

  /** The window's lines; the caller closes them. */
  static LinesBetween open(Stretch stretch, LogInput whole) throws IOException {
    return new LinesBetween(ArtifactStream.open(whole.opener().open(), ArtifactLimits.DEFAULT), stretch.fromLine(), stretch.toLine());
  }

  private static Finding moved(Finding finding, long lines) {
    List<Evidence> evidence = finding.evidence().stream().map(e -> new Evidence(e.file(), e.line() + lines, e.text())).toList();
    return new Finding(
        finding.ruleId(), finding.severity(), finding.confidence(), finding.summary(), finding.fingerprint(), finding.time(), evidence,
        finding.details());
  }

  /** When it happened, nanoseconds since the epoch; {@link Long#MIN_VALUE} where not known. */
  static long nanos(Finding finding) {
    return finding.time() == null ? Long.MIN_VALUE : finding.time().getEpochSecond() * 1_000_000_000L + finding.time().getNano();
  }

  Stretch stretch() {
    return stretch;
  }

  /** The log of this window alone; null if nothing in it was recognised. */
  LogSource source() {
    return source;
  }

  /** What the rules find at warning or above, in the order of time. */
  List<Finding> findings() {
    return findings;
  }

  /** Time relative to the window's end. */
  long toEnd(long nanos) {
    return nanos - stretch.endNanos();
  }

  /** FILE:LINE: text, as a comment. A long text is cut, so that what is said of it behind it is not. */
  String cite(LogEvent event) {
    return place(event) + ": " + quoted(event.text());
  }

  /** Without secrets. */
  String redacted(String text) {
    return redactor.redact(text);
  }

  /** A scenario is made to be committed: secrets go before anything is cut, since half a secret is not recognised. */
  String quoted(String text) {
    String stripped = redacted(text.strip());
    return stripped.length() > QUOTED_MAX ? stripped.substring(0, QUOTED_MAX) + "..." : stripped;
  }

  String place(LogEvent event) {
    return stretch.file() + ":" + line(event);
  }

  long line(LogEvent event) {
    return event.line() + stretch.fromLine() - 1;
  }
}
