package dev.lockstep.forensics.orders;

import dev.lockstep.bot.state.StateSaver;
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
  private static final int ALSO_MAX = 20;

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
    List<Silence> silences = evaluations.silences();
    boolean journal = source.facts().windowNanos() > 0 && source.rhythm(EventKind.HEARTBEAT) != null;
    if (silences.isEmpty() && !journal) return;
    for (Positions.Held held : Positions.of(source)) {
      List<Dark> all = dark(file, source, evaluations, held, journal ? withTheFirst(source, evaluations, held, silences) : silences);
      if (all.isEmpty()) continue;
      Dark longest = all.get(0);
      findings.add(blackout(source, held, longest.gap(), longest.nanos(), source.dated() ? alsoAt(all, held) : null));
      Finding retries = null;
      Finding save = null;
      for (Dark each : all) {
        boolean untold = each.nanos() - told(source, each.gap()) > file.thresholds().blackoutMinNanos();
        if (untold && retries == null) retries = retriesInside(source, each.gap(), each.nanos());
        if (untold && save == null) save = saveInside(source, each.gap(), each.nanos());
      }
      if (retries != null) findings.add(retries);
      if (save != null) findings.add(save);
    }
  }

  /** A gap and how much of it was dark, nanoseconds. */
  private record Dark(Silence gap, long nanos) {}

  /** The gaps over the limit, the darkest first. */
  private static List<Dark> dark(CaseFile file, LogSource source, Rhythm evaluations, Positions.Held held, List<Silence> silences) {
    List<Dark> all = new ArrayList<>();
    for (Silence silence : silences) {
      long from = Math.max(silence.fromNanos(), held.fromNanos());
      long gap = Math.min(silence.toNanos(), held.atRiskToNanos()) - from;
      if (gap <= file.thresholds().blackoutMinNanos()) continue;
      // The median before the gap may be missing in a short log; the whole log's median then serves.
      long limit = Math.max(file.thresholds().blackoutMinNanos(), 3 * usual(evaluations, silence));
      long dark = silence.nanos() > limit ? gap - Positions.executing(source, from, silence.toNanos()) : 0;
      if (dark > limit) all.add(new Dark(silence, dark));
    }
    all.sort((a, b) -> Long.compare(b.nanos(), a.nanos()));
    return all;
  }

  /** When the shorter ones began: which of two is the longer may be a matter of the stamps' resolution. */
  private static List<String> alsoAt(List<Dark> all, Positions.Held held) {
    List<String> times = new ArrayList<>();
    for (Dark each : all.subList(1, Math.min(all.size(), 1 + ALSO_MAX))) {
      times.add(Report.instant(Math.max(each.gap().fromNanos(), held.fromNanos())).toString());
    }
    return times.isEmpty() ? null : times;
  }

  /** How much of a gap is told by lines that say who held the lane, as a journal does: nobody need guess it from retries. */
  private static long told(LogSource source, Silence gap) {
    long told = 0;
    for (LogEvent event : source.of(EventKind.LANE_HELD)) {
      double held = event.number("held");
      if (!event.timed() || Double.isNaN(held) || !"main".equals(event.get("lane"))) continue;
      long from = event.timeNanos() - Math.round(held * Thresholds.SECOND);
      told += Math.max(0, Math.min(event.timeNanos(), gap.toNanos()) - Math.max(from, gap.fromNanos()));
    }
    return told;
  }

  /** A journal has evaluations only while a position is held: the first of all ends a gap that began with the fill. */
  private static List<Silence> withTheFirst(LogSource source, Rhythm evaluations, Positions.Held held, List<Silence> silences) {
    long first = evaluations.firstNanos();
    boolean beats = source.rhythm(EventKind.HEARTBEAT).firstNanos() < held.fromNanos();
    if (!beats || first <= held.fromNanos() || first >= held.toNanos()) return silences;
    List<Silence> all = new ArrayList<>(silences);
    LogEvent fill = held.fill();
    all.add(0, new Silence(
        held.fromNanos(), first, fill.file(), fill.line(), fill.text(), fill.file(), fill.line(), "(the first evaluation follows)",
        evaluations.gaps().quantile(0.99), evaluations.gaps().quantile(0.5), 0));
    return all;
  }

  private static long usual(Rhythm rhythm, Silence silence) {
    return silence.baselineGaps() >= 5 ? silence.medianNanos() : rhythm.gaps().quantile(0.5);
  }

  private static Finding blackout(LogSource source, Positions.Held held, Silence gap, long dark, List<String> alsoAt) {
    LogEvent fill = held.fill();
    double before = price(gap.fromText(), fill);
    double after = price(gap.toText(), fill);
    // The price after a window's end is another window's.
    boolean told = !Double.isNaN(before) && !Double.isNaN(after) && gap.toNanos() <= held.overNanos();
    Report report =
        Report.critical("blackout", gap.hasBaseline() ? Confidence.HIGH : Confidence.MEDIUM)
            .key(source.facts().bot(), fill.get("id"), fill.get("window"))
            .at(Math.max(gap.fromNanos(), held.fromNanos()), source)
            .seconds("durationSeconds", dark)
            .seconds("thresholdSeconds", Math.max(2 * Thresholds.SECOND, 3 * gap.medianNanos()))
            .detail("order", fill.get("id"))
            .detail("filled", held(fill))
            .detail("priceBefore", told ? cents(before) : null)
            .detail("priceAfter", told ? cents(after) : null)
            .detail("costEstimateUsd", told ? cost(fill, before - after) : null)
            .detail("lane", "main")
            .detail("alsoAt", alsoAt)
            .line(source, fill)
            .both(source, gap);
    return report.say("no exit trigger was looked at for %s while a position was open%s", Report.span(dark), told ? missed(fill, before, after) : "");
  }

  /** What happened to the price meanwhile, and what it was worth: the least that a look at the end of the gap cost against one at its beginning. */
  private static String missed(LogEvent fill, double before, double after) {
    String move = before == after ? "; the price stayed at " + cents(before) + "c"
        : "; the price went from " + cents(before) + "c to " + cents(after) + "c unseen";
    String cost = cost(fill, before - after);
    return cost == null ? move : move + ", which is " + cost + " USD on what was held";
  }

  private static String held(LogEvent fill) {
    return fill.get("qty") == null || fill.get("side") == null ? null : fill.get("qty") + " " + fill.get("side");
  }

  private static String cents(double price) {
    return price == Math.rint(price) ? Long.toString(Math.round(price)) : Double.toString(price);
  }

  /** The ask of the held side in a window bot's status line, in cents; NaN where the line has none. Narrow prices are padded with a blank. */
  private static double price(String text, LogEvent fill) {
    String side = fill.get("side");
    String key = side != null && side.startsWith("D") ? "DN:" : "UP:";
    int at = text.indexOf(key);
    int end = at < 0 ? -1 : text.indexOf('c', at);
    return end < 0 || end - at > 12 ? Double.NaN : Numbers.plain(text.substring(at + key.length(), end).strip());
  }

  private static String cost(LogEvent fill, double drop) {
    double quantity = fill.number("qty");
    if (Double.isNaN(quantity) || drop <= 0) return null;
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

  /** A save that tells how long it took, and took most of the time in which nobody looked. */
  private static Finding saveInside(LogSource source, Silence gap, long dark) {
    for (LogEvent saved : source.of(EventKind.STATE_SAVED)) {
      long took = saved.timed() ? Math.round(saved.number("took") * Thresholds.SECOND) : 0;
      long within = Math.min(saved.timeNanos(), gap.toNanos()) - Math.max(saved.timeNanos() - took, gap.fromNanos());
      if (took <= 0 || within <= dark / 2) continue;
      return Report.critical("held-lane", Confidence.HIGH)
          .key("main", StateSaver.TASK)
          .at(saved.timeNanos(), source)
          .seconds("durationSeconds", took)
          .detail("lane", "main")
          .detail("task", StateSaver.TASK)
          .line(source, saved)
          .both(source, gap)
          .say("lane main was held for %s by a save while a position was open", Report.span(took));
    }
    return null;
  }

  private static void heldLanes(LogSource source, List<Finding> findings) {
    List<Positions.Held> positions = Positions.of(source);
    LogEvent worst = null;
    double longest = 0;
    for (LogEvent event : source.of(EventKind.LANE_HELD)) {
      double held = event.number("held");
      double budget = event.number("budget");
      String task = String.valueOf(event.get("task"));
      boolean exits = heldTheExits(positions, event);
      double limit = exits ? source.facts().loopNanos() * 1.5 / 1e9 : budget > 0 ? budget : Double.POSITIVE_INFINITY;
      if (task.contains("exit") || held <= limit) continue;
      double idle = exits && event.timed() ? held - executing(source, event, held) : held;
      if (idle > limit && idle > longest) {
        worst = event;
        longest = idle;
      }
    }
    if (worst == null) return;
    boolean exits = heldTheExits(positions, worst);
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

  /** Seconds of a hold in which an exit was executed: the task that looks at the triggers may sell at once. */
  private static double executing(LogSource source, LogEvent hold, double held) {
    return Positions.executing(source, hold.timeNanos() - Math.round(held * Thresholds.SECOND), hold.timeNanos()) / (double) Thresholds.SECOND;
  }

  /** The line comes when the hold is over, and the exit that it kept waiting may bear the same stamp. */
  private static boolean heldTheExits(List<Positions.Held> positions, LogEvent hold) {
    double held = hold.number("held");
    long middle = Double.isNaN(held) ? hold.timeNanos() : hold.timeNanos() - Math.round(held / 2 * Thresholds.SECOND);
    return "main".equals(hold.get("lane")) && (Positions.heldAt(positions, hold.timeNanos()) || Positions.heldAt(positions, middle));
  }
}
