package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.bundle.ArtifactStream;
import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingOrder;
import dev.lockstep.forensics.detect.InputReport;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.Stretch;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.Symbols;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import dev.lockstep.forensics.orders.StateOwners;
import dev.lockstep.forensics.orders.Thresholds;
import dev.lockstep.forensics.parse.ThreadDumpParser;
import dev.lockstep.forensics.state.StateReader;
import dev.lockstep.forensics.state.StateSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;

/** Reads a bundle: sorts its files, runs every parser and detector, and draws up the card. */
public final class IncidentReader {
  private static final int HEAD_BYTES = 1 << 16;

  private final LogScan.Options options;
  private final LockVerdicts locks;
  private final Stretch stretch;

  public IncidentReader(LogScan.Options options, LockVerdicts locks) {
    this(options, locks, Stretch.ALL);
  }

  /** A reader that judges one stretch of time only; baselines still come from the whole logs. */
  public IncidentReader(LogScan.Options options, LockVerdicts locks, Stretch stretch) {
    this.options = options;
    this.locks = locks;
    this.stretch = stretch;
  }

  public Incident read(IncidentBundle bundle) {
    List<LogInput> logs = new ArrayList<>();
    List<StateSnapshot> states = new ArrayList<>();
    List<ThreadDump> dumps = new ArrayList<>();
    List<Long> dumpNanos = new ArrayList<>();
    List<InputReport> reports = new ArrayList<>();
    Stacks stacks = new Stacks(new Symbols());
    for (Artifact artifact : bundle.artifacts()) {
      try {
        Artifact.Kind kind = kind(artifact);
        switch (kind) {
          case LOG -> logs.add(new LogInput(artifact.name(), artifact.opener()));
          case STATE -> states.add(state(artifact, reports));
          case DUMP -> dump(artifact, stacks, dumps, dumpNanos, reports);
          default -> reports.add(unread(artifact, kind.told()));
        }
      } catch (AccessDeniedException problem) {
        reports.add(unread(artifact, "permission denied"));
      } catch (IOException problem) {
        reports.add(unread(artifact, problem.getMessage() == null ? problem.toString() : problem.getMessage()));
      }
    }
    LogScan.Result scanned = new LogScan(options, stretch).scan(logs);
    reports.addAll(0, scanned.inputs());
    CaseFile evidence = new CaseFile(scanned.sources(), states, dumpNanos, bundle.collectedNanos(), Thresholds.DEFAULT);
    List<Finding> findings = new ArrayList<>(CaseRules.findings(evidence));
    findings.addAll(locks.of(dumps));
    int all = findings.size();
    findings.removeIf(f -> f.time() != null && !stretch.contains(f.time()));
    List<String> problems = new ArrayList<>(bundle.problems());
    if (findings.size() < all) problems.add(all - findings.size() + " findings lie outside of the stretch of time that was asked for and are left out");
    for (StateSnapshot state : StateOwners.strangers(evidence)) {
      problems.add(state.file() + ": none of the bots' logs names its orders, lies in its folder or bears its name; it was compared with no log");
    }
    findings = Ranking.settle(findings);
    findings.sort(FindingOrder.MOST_SEVERE_FIRST.thenComparing(Finding::summary));
    List<ClockOffset> offsets = ClockOffset.of(evidence.mainSource(), evidence.sources());
    RootCauseCard card = new CardWriter(evidence, findings, dumps, locks != LockVerdicts.NONE).write();
    return new Incident(evidence, reports, findings, offsets, card, problems);
  }

  private Artifact.Kind kind(Artifact artifact) throws IOException {
    try (InputStream in = ArtifactStream.open(artifact.opener().open(), options.limits())) {
      return ArtifactSorter.kind(artifact.name(), in.readNBytes(HEAD_BYTES));
    }
  }

  private StateSnapshot state(Artifact artifact, List<InputReport> reports) throws IOException {
    try (InputStream in = ArtifactStream.open(artifact.opener().open(), options.limits())) {
      byte[] bytes = in.readNBytes(StateFiles.BYTES_MAX);
      if (bytes.length == StateFiles.BYTES_MAX && in.read() >= 0) throw new IOException(StateFiles.tooLong(bytes.length));
      StateSnapshot state = StateFiles.timed(StateReader.read(artifact.name(), bytes), artifact);
      reports.add(StateFiles.report(state, bytes.length));
      return state;
    }
  }

  private void dump(Artifact artifact, Stacks stacks, List<ThreadDump> dumps, List<Long> dumpNanos, List<InputReport> reports) throws IOException {
    try (InputStream in = artifact.opener().open()) {
      ThreadDumpParser.Result result = new ThreadDumpParser(stacks, options.limits()).parse(artifact.name(), in);
      reports.add(result.report());
      for (ThreadDump dump : result.dumps()) {
        dumps.add(dump);
        if (dump.time() != null) dumpNanos.add(dump.time().getEpochSecond() * 1_000_000_000L + dump.time().getNano());
        else if (artifact.modifiedNanos() != LogEvent.UNTIMED) dumpNanos.add(artifact.modifiedNanos());
      }
    }
  }

  private static InputReport unread(Artifact artifact, String why) {
    return new InputReport(
        artifact.name(), "unknown", "unknown", null, Confidence.LOW, 0, 0, 0, artifact.bytes(), 0, artifact.bytes(), 0, List.of(why));
  }
}
