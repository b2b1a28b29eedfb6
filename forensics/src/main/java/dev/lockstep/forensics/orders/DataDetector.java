package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.BadPrice;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.FrozenPrice;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Numbers;
import dev.lockstep.forensics.event.Rhythm;
import java.util.ArrayList;
import java.util.List;

/** {@code stale-data}, {@code nan-propagation} and {@code dead-task}: what the bot decided on, and who stopped telling. */
final class DataDetector implements CaseDetector {
  /** How the Go bot marks a price that it could not renew. */
  private static final String CALLED_STALE = " stale=true";

  @Override
  public List<Finding> detect(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    for (LogSource source : file.sources()) {
      stale(source, findings);
      badPrices(source, findings);
      deadTasks(file, source, findings);
    }
    return findings;
  }

  private static void stale(LogSource source, List<Finding> findings) {
    List<LogEvent> warnings = new ArrayList<>();
    double limit = source.facts().staleNanos() / 1e9;
    double worst = 0;
    for (LogEvent event : source.of(EventKind.STALE_DATA)) {
      double age = event.number("age");
      if (!Double.isNaN(age) && age <= limit) continue;
      warnings.add(event);
      worst = Math.max(worst, Double.isNaN(age) ? 0 : age);
    }
    FrozenPrice frozen = frozen(source);
    if (warnings.isEmpty() && frozen == null) return;
    long at = warnings.isEmpty() ? frozen.fromNanos() : warnings.get(0).timeNanos();
    Report report =
        Report.warning("stale-data", warnings.isEmpty() ? Confidence.MEDIUM : Confidence.HIGH)
            .key(source.facts().bot())
            .at(at, source)
            .detail("durationSeconds", Report.seconds(warnings.isEmpty() ? frozen.nanos() : Math.round(worst * 1e9)))
            .detail("ages", warnings.stream().map(e -> e.get("age")).filter(java.util.Objects::nonNull).limit(50).toList())
            .detail("restartDidNotHelp", warnings.size() > 1);
    for (LogEvent event : warnings) report.line(source, event);
    if (frozen != null) {
      report.detail("repeatedPrice", frozen.price()).detail("repeats", frozen.repeats());
      report.line(source.file(frozen.fromFile()), frozen.fromLine(), frozen.fromText());
      report.line(source.file(frozen.toFile()), frozen.toLine(), frozen.toText());
    }
    if (warnings.isEmpty()) {
      String how = frozen.toText().contains(CALLED_STALE) ? "and the bot called it stale" : "while heartbeats went on";
      findings.add(report.say("the price stayed %s for %s %s", frozen.price(), Report.span(frozen.nanos()), how));
      return;
    }
    findings.add(
        report.say(
            "market data were up to %.1f s old%s%s", worst, warnings.size() > 1 ? ", and again after a restart of the feed" : "",
            frozen == null ? "" : "; the price stayed " + frozen.price()));
  }

  private static FrozenPrice frozen(LogSource source) {
    long limit = Math.max(source.facts().frozenPriceNanos(), source.facts().staleNanos());
    FrozenPrice longest = null;
    for (FrozenPrice stretch : source.frozenPrices()) {
      // Where a market may stand still the same price proves nothing, unless the bot itself calls it stale.
      boolean judged = source.facts().frozenPriceNanos() > 0 || stretch.toText().contains(CALLED_STALE);
      if (judged && stretch.nanos() > limit && (longest == null || stretch.nanos() > longest.nanos())) longest = stretch;
    }
    return longest;
  }

  private static void badPrices(LogSource source, List<Finding> findings) {
    List<BadPrice> bad = source.badPrices();
    // Status lines show whole cents, and a losing side's ask is less than half of one.
    if (source.facts().windowNanos() > 0) bad = bad.stream().filter(b -> !b.price().strip().equals("0")).toList();
    BadPrice first = bad.isEmpty() ? null : bad.get(0);
    LogEvent event = null;
    int follow = 0;
    for (LogEvent candidate : source.events()) {
      if (!impossible(candidate)) continue;
      follow++;
      if (event == null) event = candidate;
    }
    if (first == null && event == null) return;
    boolean eventFirst = first == null || (event != null && event.timed() && event.timeNanos() < first.atNanos());
    Report report =
        Report.warning("nan-propagation", Confidence.HIGH)
            .key(source.facts().bot())
            .at(eventFirst ? event.timeNanos() : first.atNanos(), source)
            .detail("price", eventFirst ? event.get("price") : first.price())
            .detail("lines", bad.size())
            .detail("eventsThatFollow", follow);
    if (first != null) report.line(source.file(first.file()), first.line(), first.text());
    if (event != null) report.line(source, event);
    findings.add(
        report.say("a price of %s, then %d lines and %d events with such a price", eventFirst ? event.get("price") : first.price(),
            bad.size(), follow));
  }

  private static boolean impossible(LogEvent event) {
    return !event.plainlyPositive("price") && Numbers.impossiblePrice(event.get("price"));
  }

  private static void deadTasks(CaseFile file, LogSource source, List<Finding> findings) {
    for (LogEvent failure : source.of(EventKind.TASK_FAILED)) {
      String task = failure.get("task");
      Rhythm beats = task == null ? null : source.tasks().get(task);
      if (beats == null || beats.gaps().count() < 5 || !failure.timed() || beats.lastNanos() > failure.timeNanos()) continue;
      long silent = source.all().lastNanos() - failure.timeNanos();
      long limit = Math.max(file.thresholds().silenceMinNanos(), Math.round(file.thresholds().quantileFactor() * beats.gaps().quantile(0.99)));
      if (silent <= limit) continue;
      findings.add(
          Report.warning("dead-task", Confidence.HIGH)
              .key(source.facts().bot(), task)
              .at(failure.timeNanos(), source)
              .detail("task", task)
              .seconds("durationSeconds", silent)
              .line(source, failure)
              .say("task %s failed and has not reported for %s, while the process lives", task, Report.span(silent)));
      return;
    }
  }
}
