package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Numbers;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.event.Silence;
import java.util.ArrayList;
import java.util.List;

/** {@code blackout} and {@code held-lane}: nobody looked at the exits although a position was open, and who kept them from it. */
final class BlackoutDetector implements CaseDetector {
  @Override
  public List<Finding> detect(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    for (LogSource source : file.sources()) {
      if (!source.extract()) blackouts(file, source, findings);
      heldLanes(source, findings);
    }
    return findings;
  }

  private static void blackouts(CaseFile file, LogSource source, List<Finding> findings) {
    Rhythm evaluations = source.rhythm(EventKind.EVALUATION);
    if (evaluations == null) return;
    for (Positions.Held held : Positions.of(source)) {
      Silence longest = null;
      long darkest = 0;
      for (Silence silence : evaluations.silences()) {
        long from = Math.max(silence.fromNanos(), held.fromNanos());
        long gap = Math.min(silence.toNanos(), held.toNanos()) - from;
        if (gap <= darkest || gap <= file.thresholds().blackoutMinNanos()) continue;
        long dark = gap - executing(source, from, silence.toNanos());
        long limit = Math.max(file.thresholds().blackoutMinNanos(), 3 * usual(evaluations, silence));
        // The median before the gap may be missing in a short log; the whole log's median then serves.
        if (dark > limit && dark > darkest && silence.nanos() > limit) {
          longest = silence;
          darkest = dark;
        }
      }
      if (longest == null) continue;
      findings.add(blackout(source, held, longest, darkest));
      Finding lane = retriesInside(source, longest, darkest);
      if (lane != null) findings.add(lane);
    }
  }

  private static long usual(Rhythm rhythm, Silence silence) {
    return silence.baselineGaps() >= 5 ? silence.medianNanos() : rhythm.gaps().quantile(0.5);
  }

  /** Time between a trigger and the exit it led to is spent executing, not blind. */
  private static long executing(LogSource source, long fromNanos, long toNanos) {
    long spent = 0;
    LogEvent trigger = null;
    for (LogEvent event : source.events()) {
      if (!event.timed() || event.timeNanos() < fromNanos || event.timeNanos() > toNanos) continue;
      if (event.kind() == EventKind.EXIT_TRIGGERED && trigger == null) {
        trigger = event;
      } else if (trigger != null && (event.kind() == EventKind.EXIT_RECORDED || event.kind() == EventKind.EXIT_FAILED)) {
        spent += event.timeNanos() - trigger.timeNanos();
        trigger = null;
      }
    }
    return trigger == null ? spent : spent + toNanos - trigger.timeNanos();
  }

  private static Finding blackout(LogSource source, Positions.Held held, Silence gap, long dark) {
    LogEvent fill = held.fill();
    String before = price(gap.fromText());
    String after = price(gap.toText());
    Report report =
        Report.critical("blackout", gap.hasBaseline() ? Confidence.HIGH : Confidence.MEDIUM)
            .key(source.facts().bot(), fill.get("id"), fill.get("window"))
            .at(Math.max(gap.fromNanos(), held.fromNanos()), source)
            .seconds("durationSeconds", dark)
            .seconds("thresholdSeconds", Math.max(2 * Thresholds.SECOND, 3 * gap.medianNanos()))
            .detail("order", fill.get("id"))
            .detail("priceBefore", before)
            .detail("priceAfter", after)
            .detail("costEstimateUsd", cost(fill, before, after))
            .detail("lane", "main")
            .line(source, fill)
            .both(source, gap);
    return report.say(
        "no exit trigger was looked at for %s while a position was open%s", Report.span(dark),
        before != null && after != null ? "; the price went from " + before + "c to " + after + "c unseen" : "");
  }

  /** The price of the held side in a window bot's status line, in cents. */
  private static String price(String text) {
    int at = text.indexOf("UP:");
    if (at < 0) return null;
    int end = at + 3;
    while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
    return end == at + 3 ? null : text.substring(at + 3, end);
  }

  private static String cost(LogEvent fill, String before, String after) {
    double quantity = fill.number("qty");
    double drop = Numbers.plain(before) - Numbers.plain(after);
    String side = fill.get("side");
    if (side != null && side.startsWith("D")) drop = -drop;
    if (Double.isNaN(quantity) || Double.isNaN(drop) || drop <= 0) return null;
    return String.format(java.util.Locale.ROOT, "%.2f", quantity * drop / 100);
  }

  /** Retries printed inside the gap say what the lane was busy with. */
  private static Finding retriesInside(LogSource source, Silence gap, long dark) {
    LogEvent first = null;
    int count = 0;
    for (LogEvent event : source.of(EventKind.RETRY)) {
      if (event.timed() && event.timeNanos() >= gap.fromNanos() && event.timeNanos() <= gap.toNanos()) {
        if (first == null) first = event;
        count++;
      }
    }
    if (count < 3) return null;
    return Report.critical("held-lane", Confidence.HIGH)
        .key("main", first.get("what"))
        .at(gap.fromNanos(), source)
        .seconds("durationSeconds", dark)
        .seconds("budgetSeconds", source.facts().loopNanos() * 3 / 2)
        .detail("lane", "main")
        .detail("task", first.get("what"))
        .detail("attempts", count)
        .line(source, first)
        .both(source, gap)
        .say("lane main was held for %s by %d attempts of %s while a position was open", Report.span(dark), count, first.get("what"));
  }

  private static void heldLanes(LogSource source, List<Finding> findings) {
    List<Positions.Held> positions = Positions.of(source);
    LogEvent worst = null;
    double longest = 0;
    for (LogEvent event : source.of(EventKind.LANE_HELD)) {
      double held = event.number("held");
      double budget = event.number("budget");
      String task = String.valueOf(event.get("task"));
      boolean exits = "main".equals(event.get("lane")) && Positions.heldAt(positions, event.timeNanos());
      double limit = exits ? source.facts().loopNanos() * 1.5 / 1e9 : budget > 0 ? budget : Double.POSITIVE_INFINITY;
      if (!task.contains("exit") && held > limit && held > longest) {
        worst = event;
        longest = held;
      }
    }
    if (worst == null) return;
    boolean exits = "main".equals(worst.get("lane")) && Positions.heldAt(positions, worst.timeNanos());
    findings.add(
        Report.of("held-lane", exits, Confidence.CERTAIN)
            .key(worst.get("lane"), worst.get("task"))
            .at(worst.timeNanos(), source)
            .seconds("durationSeconds", Math.round(longest * 1e9))
            .detail("lane", worst.get("lane"))
            .detail("task", worst.get("task"))
            .line(source, worst)
            .say("lane %s was held for %.1f s by %s", worst.get("lane"), longest, worst.get("task")));
  }
}
