package dev.lockstep.reports.reproduce;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.scenario.EvidenceForm;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.engine.scenario.ScenarioRunner;
import dev.lockstep.engine.verify.Verification;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.log.LogInput;
import dev.lockstep.forensics.log.LogScan;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.orders.CaseRules;
import dev.lockstep.reports.log.BotLog;
import dev.lockstep.reports.log.JournalLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/** Runs scenarios on one window and judges them by the rules that judge real logs. */
public final class Reproduction {
  private static final double FALSE_EXIT_RATE_MAX = 0.05;
  private static final long QUOTE_AGE_NANOS_MAX = 5_000_000_000L;

  private final WindowTape tape;
  private final BiFunction<Release, Scenario, Settings> settings;
  private final LogScan.Options rules;

  /** What came of a scenario under two releases. */
  public record Result(Scenario scenario, Side before, Side after) {
    public Verdict verdict() {
      if (!before.matching().same()) return Verdict.NOT_REPRODUCED;
      if (!after.clean()) return Verdict.STILL_THERE;
      return exposure().missing() == null ? Verdict.REPRODUCED : Verdict.NOT_TESTED;
    }

    /** Whether the release after met what the one before met. */
    public Exposure exposure() {
      return Exposure.of(scenario, before, after);
    }
  }

  /**
   * @param tape the scenario's window
   * @param settings the settings of a release with those of a scenario
   * @param rules how logs are read
   */
  public Reproduction(WindowTape tape, BiFunction<Release, Scenario, Settings> settings, LogScan.Options rules) {
    this.tape = tape;
    this.settings = settings;
    this.rules = rules;
  }

  public Result run(Scenario scenario, Release before, Release after) throws IOException {
    return new Result(scenario, side(scenario, before), side(scenario, after));
  }

  /** The scenario under one release. */
  public Side side(Scenario scenario, Release release) throws IOException {
    ScenarioRunner.Run run = new ScenarioRunner(tape).run(scenario, release, settings.apply(release, scenario));
    StringBuilder log = new StringBuilder();
    BotLog.write(run.result(), tape.instrument(), log);
    List<String> explained = Explained.rules(scenario);
    List<Finding> findings = judged(scenario, release, run, log).stream().filter(finding -> !explained.contains(finding.ruleId())).toList();
    Verification verification = new Verification(FALSE_EXIT_RATE_MAX, QUOTE_AGE_NANOS_MAX);
    verification.onRun(release, tape, run.result(), run.row());
    return new Side(
        run, log.toString(), findings, Matching.of(scenario.expect(), findings, tape.window().endNanos()), verification.violations());
  }

  /** By the same kind of evidence as the scenario was made of. */
  private List<Finding> judged(Scenario scenario, Release release, ScenarioRunner.Run run, CharSequence log) throws IOException {
    if (scenario.evidence() == EvidenceForm.LOG) return findings(release.name() + ".log", log);
    StringBuilder journal = new StringBuilder();
    JournalLog.write(run.result(), journal);
    return findings(release.name() + ".jsonl", journal);
  }

  private List<Finding> findings(String name, CharSequence log) {
    LogInput input = LogInput.of(name, log.toString().getBytes(StandardCharsets.UTF_8));
    return CaseRules.findings(CaseFile.of(new LogScan(rules).scan(List.of(input)).sources())).stream()
        .filter(finding -> finding.severity().atLeast(Severity.WARNING))
        .sorted(Comparator.comparing(Finding::time, Comparator.nullsFirst(Comparator.naturalOrder())))
        .toList();
  }
}
