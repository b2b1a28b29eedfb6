package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogLoss;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.TimeStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code clock-skew}, {@code log-loss} and {@code latency-outlier}: how far times and lines can be believed. */
final class ClockDetector implements CaseDetector {
  /** A last line and a last save of one process lie about this close. */
  private static final long ZONE_SLACK_NANOS = 60 * Thresholds.SECOND;
  private static final long HALF_HOUR_NANOS = 1_800 * Thresholds.SECOND;
  /** The zone farthest from UTC is fourteen hours ahead of it. */
  private static final long ZONE_NANOS_MAX = 28 * HALF_HOUR_NANOS;

  @Override
  public List<Finding> detect(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    if (file.savedAfterLogNanos() > 0) {
      findings.add(
          Report.info("log-loss", Confidence.HIGH)
              .key("end")
              .detail("missingAtTheEndSeconds", Report.seconds(file.savedAfterLogNanos()))
              .say("a state was saved %s after the log's last line: the log is not all there is%s", Report.span(file.savedAfterLogNanos()),
                  otherZone(file) ? ", or its clock is of another zone (--zone tells it)" : ""));
    }
    for (LogSource source : file.sources()) {
      steps(source, findings);
      loss(source, findings);
      latencies(file, source, findings);
      for (LogSource venue : file.sources()) {
        if (venue != source && !venue.of(EventKind.VENUE_FILL).isEmpty()) irreconcilable(file, source, venue, findings);
      }
    }
    return findings;
  }

  /** True if the difference is near a whole number of half hours, as two zones have it. */
  private static boolean otherZone(CaseFile file) {
    long later = file.savedAfterLogNanos();
    long away = Math.floorMod(later + HALF_HOUR_NANOS / 2, HALF_HOUR_NANOS) - HALF_HOUR_NANOS / 2;
    return later > HALF_HOUR_NANOS / 2 && later <= ZONE_NANOS_MAX + ZONE_SLACK_NANOS && Math.abs(away) <= ZONE_SLACK_NANOS;
  }

  private static void steps(LogSource source, List<Finding> findings) {
    if (source.timeSteps().isEmpty() || source.extract()) return;
    TimeStep largest = source.timeSteps().get(0);
    for (TimeStep step : source.timeSteps()) if (step.backNanos() > largest.backNanos()) largest = step;
    findings.add(
        Report.info("clock-skew", Confidence.HIGH)
            .key(source.facts().bot(), "step")
            .at(largest.toNanos(), source)
            .seconds("backSeconds", largest.backNanos())
            .detail("count", source.timeSteps().size())
            .line(source.file(largest.file()), largest.line(), largest.text())
            .say("time goes back by %s within one source", Report.span(largest.backNanos())));
  }

  private static void loss(LogSource source, List<Finding> findings) {
    LogLoss loss = source.loss();
    List<String> lost = LostLines.files(source);
    if (!loss.any() && lost.isEmpty()) return;
    Report report =
        Report.info("log-loss", Confidence.CERTAIN)
            .key(source.facts().bot())
            .detail("suppressedNotes", loss.suppressed())
            .detail("unfinishedRecords", loss.unfinished())
            .detail("zeroBytes", loss.nulBytes())
            .detail("startsInMidLine", loss.midLineStart())
            .detail("missingFiles", lost.isEmpty() ? null : lost);
    for (Evidence sample : loss.samples()) report.line(sample.file(), sample.line(), sample.text());
    String files = lost.isEmpty() ? "" : ": " + String.join(", ", lost) + (lost.size() > 1 ? " are" : " is") + " not among the evidence";
    findings.add(report.say("lines are missing from %s%s; silences in it prove less", source.name(), files));
  }

  private static void latencies(CaseFile file, LogSource source, List<Finding> findings) {
    List<LogEvent> events = source.of(EventKind.LATENCY);
    if (events.size() < 20) return;
    double[] values = events.stream().mapToDouble(e -> e.number("latency")).filter(v -> v >= 0).sorted().toArray();
    if (values.length < 20) return;
    double median = values[values.length / 2];
    double[] deviations = Arrays.stream(values).map(v -> Math.abs(v - median)).sorted().toArray();
    double limit = Math.max(median + 8 * deviations[deviations.length / 2], file.thresholds().latencyMinNanos() / 1e6);
    List<LogEvent> outliers = events.stream().filter(e -> e.number("latency") > limit).toList();
    if (outliers.isEmpty()) return;
    LogEvent worst = outliers.get(0);
    for (LogEvent event : outliers) if (event.number("latency") > worst.number("latency")) worst = event;
    findings.add(
        Report.info("latency-outlier", Confidence.HIGH)
            .key(source.facts().bot())
            .at(worst.timeNanos(), source)
            .detail("count", outliers.size())
            .detail("limitMillis", Math.round(limit))
            .detail("worstMillis", Math.round(worst.number("latency")))
            .line(source, worst)
            .say("%d latencies over %d ms, the worst %d ms", outliers.size(), Math.round(limit), Math.round(worst.number("latency"))));
  }

  /** What the venue did bounds the offset of the bot's clock: the bot cannot know before it happened, and knows soon after. */
  private static void irreconcilable(CaseFile file, LogSource bot, LogSource venue, List<Finding> findings) {
    if (bot.of(EventKind.VENUE_FILL).size() > 0 || !bot.facts().bot().equals(venue.facts().bot())) return;
    LogEvent buy = firstOf(venue, "BUY");
    LogEvent sell = firstOf(venue, "SELL");
    LogEvent fill = first(bot.of(EventKind.ORDER_FILLED));
    LogEvent stop = first(bot.events().stream().filter(e -> e.get("stop") != null || e.kind() == EventKind.EXIT_RECORDED).toList());
    if (buy == null || sell == null || fill == null || stop == null) return;
    long day = 86_400 * Thresholds.SECOND;
    boolean dated = bot.dated() && venue.dated();
    long fromBuy = ofDay(fill.timeNanos() - buy.timeNanos(), day, dated);
    long fromStop = ofDay(stop.timeNanos() - sell.timeNanos(), day, dated);
    if (Math.abs(fromBuy - fromStop) <= file.thresholds().lagMaxNanos()) return;
    findings.add(
        Report.info("clock-skew", Confidence.HIGH)
            .key(bot.facts().bot(), "irreconcilable")
            .detail("offsetFromBuySeconds", Report.seconds(fromBuy))
            .detail("offsetFromStopSecondsMax", Report.seconds(fromStop))
            .detail("lagMaxSeconds", Report.seconds(file.thresholds().lagMaxNanos()))
            .line(venue, buy)
            .line(bot, fill)
            .line(venue, sell)
            .line(bot, stop)
            .say("the two clocks cannot be met by one offset: %s s from the buy, at most %s s from the stop",
                Report.seconds(fromBuy), Report.seconds(fromStop)));
  }

  private static long ofDay(long difference, long day, boolean dated) {
    if (dated) return difference;
    long folded = Math.floorMod(difference, day);
    return folded > day / 2 ? folded - day : folded;
  }

  private static LogEvent first(List<LogEvent> events) {
    for (LogEvent event : events) if (event.timed()) return event;
    return null;
  }

  private static LogEvent firstOf(LogSource venue, String action) {
    return first(venue.of(EventKind.VENUE_FILL).stream().filter(e -> action.equals(e.get("action"))).toList());
  }
}
