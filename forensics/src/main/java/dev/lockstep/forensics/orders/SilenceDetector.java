package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.RestartGap;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.event.Silence;
import dev.lockstep.forensics.event.TimeStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code global-freeze}, {@code host-pause}, {@code restart-gap} and {@code selective-stall}: who fell silent, and who did not. */
final class SilenceDetector implements CaseDetector {
  @Override
  public List<Finding> detect(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    for (LogSource source : file.sources()) {
      if (source.extract()) continue;
      freezes(file, source, findings);
      restarts(file, source, findings);
      stalls(file, source, findings);
    }
    return findings;
  }

  private static long limit(CaseFile file, long q99Nanos) {
    return Math.max(file.thresholds().silenceMinNanos(), Math.round(file.thresholds().quantileFactor() * q99Nanos));
  }

  private static void freezes(CaseFile file, LogSource source, List<Finding> findings) {
    // A file whose lines come when something happens, as a trade journal's do, has no rhythm a freeze could break.
    if (source.pulse() == null) return;
    Rhythm all = source.all();
    List<Silence> frozen = new ArrayList<>();
    for (Silence silence : all.silences()) {
      if (silence.hasBaseline() && silence.nanos() > limit(file, silence.q99Nanos()) && !closing(source, silence) && !LostLines.within(source, silence)) {
        frozen.add(silence);
      }
    }
    List<Silence> open = openEnded(file, source, all);
    frozen.addAll(open);
    if (frozen.isEmpty()) return;
    boolean host = file.sources().size() > 1 && frozen.stream().allMatch(s -> othersSilent(file, source, s));
    Silence longest = frozen.get(0);
    for (Silence silence : frozen) if (silence.nanos() > longest.nanos()) longest = silence;
    boolean atRisk = atRisk(file, source, longest);
    String rule = host ? "host-pause" : "global-freeze";
    boolean toEnd = open.contains(longest);
    boolean dropped = LostLines.suppressed(file, source, longest);
    boolean clockSet = !toEnd && hourSkipped(longest);
    boolean doubtful = dropped || clockSet || (toEnd && !file.endIsKnown());
    Report report =
        (host ? Report.warning(rule, Confidence.MEDIUM) : Report.of(rule, atRisk && !doubtful, doubtful ? Confidence.LOW : toEnd ? Confidence.MEDIUM : Confidence.HIGH))
            .key(source.facts().bot(), severalBots(file) ? source.name() : null)
            .at(frozen.get(0).fromNanos(), source)
            .seconds("durationSeconds", longest.nanos())
            .seconds("thresholdSeconds", limit(file, longest.q99Nanos()))
            .detail("silences", frozen.stream().map(s -> Report.seconds(s.nanos())).toList())
            .detail("positionOrOrderOpen", atRisk)
            .detail("toTheEndOfTheEvidence", toEnd)
            .detail("hypotheses", hypotheses(source, toEnd, host));
    for (Silence silence : frozen) report.both(source, silence);
    findings.add(
        report.say(
            "%s printed nothing for %s%s%s", source.name(), Report.span(longest.nanos()),
            frozen.size() > 1 ? " and " + (frozen.size() - 1) + " shorter time" + (frozen.size() > 2 ? "s" : "") : "",
            host ? "; every other source of the host was silent too" : dropped ? "; the logger says that it dropped lines meanwhile"
                : clockSet ? "; from full hour to full hour, so the clock may have been set forward (--zone tells the zone)" : ""));
  }

  /** Two bots of one kind are told apart by the names of their logs; the log of one may be called anything. */
  private static boolean severalBots(CaseFile file) {
    return file.sources().stream().filter(s -> !s.facts().bot().equals("unknown")).count() > 1;
  }

  /** A bot with windows says nothing in a window's last seconds if it holds nothing: it waits for the next one. */
  private static boolean closing(LogSource source, Silence silence) {
    if (source.facts().windowNanos() == 0 || silence.nanos() > 15 * Thresholds.SECOND) return false;
    for (LogEvent event : source.of(EventKind.WINDOW_STARTED)) {
      if (Math.abs(event.timeNanos() - silence.toNanos()) <= 2 * Thresholds.SECOND) return !heldThrough(source, silence);
    }
    return false;
  }

  /** True if a silence is the hour that clocks skip in spring: it begins just before a full hour and ends just after the next. */
  private static boolean hourSkipped(Silence silence) {
    long hour = 3_600 * Thresholds.SECOND;
    long into = Math.floorMod(silence.toNanos(), hour);
    long before = hour - Math.floorMod(silence.fromNanos(), hour);
    long usual = Math.max(Thresholds.SECOND, silence.q99Nanos());
    return into <= usual && before <= usual && silence.nanos() - into - before == hour;
  }

  private static List<Object> hypotheses(LogSource source, boolean toEnd, boolean host) {
    List<Object> ranked = new ArrayList<>();
    boolean loss = source.loss().any();
    ranked.add(hypothesis("host-pause", host ? "other sources fell silent at the same time" : "every kind stopped and went on together",
        host ? "nothing" : "no second source of this host to compare with"));
    ranked.add(hypothesis("log-loss", loss ? "the logger says it dropped lines" : "lines can be lost without a note",
        loss ? "nothing" : "no suppressed-lines note, no cut record"));
    ranked.add(hypothesis("frozen-process", toEnd ? "nothing follows until the evidence ends" : "one loop prints all kinds",
        toEnd ? "nothing" : "it went on without a word"));
    return ranked;
  }

  private static Map<String, Object> hypothesis(String cause, String supports, String against) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cause", cause);
    map.put("for", supports);
    map.put("against", against);
    return map;
  }

  /**
   * The silence from the last line to a dump or the collection, if one of them says how long it lasted; or while another service went on in the
   * same file.
   */
  private static List<Silence> openEnded(CaseFile file, LogSource source, Rhythm all) {
    boolean besideOthers = !source.facts().bot().equals("unknown") && sharesFile(file, source);
    boolean known = file.endIsKnown() && (source == file.mainSource() || besideOthers);
    if (!(known || besideOthers) || !source.dated() || all.gaps().count() < 20) return List.of();
    if (ended(source) || file.savedAfterLogNanos() > 0) return List.of();
    long q99 = all.gaps().quantile(0.99);
    long length = file.endNanos() - all.lastNanos();
    long tolerance = file.thresholds().clockToleranceNanos();
    for (TimeStep step : source.timeSteps()) tolerance = Math.max(tolerance, step.backNanos());
    if (length <= limit(file, q99) + tolerance) return List.of();
    return List.of(
        new Silence(
            all.lastNanos(), file.endNanos(), all.lastFile(), all.lastLine(), all.lastText(), all.lastFile(), all.lastLine(),
            "(nothing until the end of the evidence)", q99, all.gaps().quantile(0.5), all.gaps().count()));
  }

  private static boolean sharesFile(CaseFile file, LogSource source) {
    for (LogSource other : file.sources()) if (other != source && !Collections.disjoint(other.files(), source.files())) return true;
    return false;
  }

  /** True if the process said goodbye: silence after it is no freeze. */
  static boolean ended(LogSource source) {
    List<LogEvent> ends = source.of(EventKind.SESSION_ENDED);
    return !ends.isEmpty() && source.all().lastNanos() - ends.get(ends.size() - 1).timeNanos() < 5 * Thresholds.SECOND;
  }

  /** True if a position was held when a silence began, and not only for the last moment of its window. */
  private static boolean heldThrough(LogSource source, Silence silence) {
    for (Positions.Held held : Positions.of(source)) {
      boolean lasted = Math.min(held.atRiskToNanos(), silence.toNanos()) - silence.fromNanos() > 2 * Thresholds.SECOND;
      if (held.contains(silence.fromNanos()) && lasted) return true;
    }
    return false;
  }

  /** True if an order was open at a time. The orders of a window end with it, whether a line says so or not. */
  private static boolean orderOpen(LogSource source, long nanos) {
    if (source.facts().windowNanos() == 0) return OrderLives.of(source).openAt(nanos);
    long began = LogEvent.UNTIMED;
    for (LogEvent window : source.of(EventKind.WINDOW_STARTED)) if (window.timed() && window.timeNanos() <= nanos) began = Math.max(began, window.timeNanos());
    for (OrderLives.Life life : OrderLives.of(source).lives()) {
      boolean begun = life.placed.timed() && life.placed.timeNanos() <= nanos && life.placed.timeNanos() >= began;
      if (begun && (life.end == null || life.end.timeNanos() > nanos)) return true;
    }
    return false;
  }

  private static boolean atRisk(CaseFile file, LogSource source, Silence silence) {
    if (heldThrough(source, silence) || orderOpen(source, silence.fromNanos())) return true;
    return !Positions.onPaper(source) && (Positions.lotsTold(source, silence) || Positions.lotsInState(file, source, silence));
  }

  private static boolean othersSilent(CaseFile file, LogSource source, Silence silence) {
    boolean compared = false;
    for (LogSource other : file.sources()) {
      if (other == source || !other.dated() || other.all().count() < 20) continue;
      boolean covers = other.all().firstNanos() < silence.fromNanos() && other.all().lastNanos() >= silence.toNanos() - silence.nanos() / 10;
      if (!covers) continue;
      compared = true;
      boolean silent = false;
      for (Silence its : other.all().silences()) {
        long common = Math.min(its.toNanos(), silence.toNanos()) - Math.max(its.fromNanos(), silence.fromNanos());
        silent |= common >= silence.nanos() * 8 / 10;
      }
      if (!silent) return false;
    }
    return compared;
  }

  private static void restarts(CaseFile file, LogSource source, List<Finding> findings) {
    RestartGap longest = null;
    for (RestartGap gap : source.restarts()) if (longest == null || gap.nanos() > longest.nanos()) longest = gap;
    if (longest == null || longest.nanos() <= limit(file, source.all().gaps().quantile(0.99))) return;
    findings.add(
        Report.info("restart-gap", Confidence.HIGH)
            .key(source.facts().bot())
            .at(longest.fromNanos(), source)
            .seconds("durationSeconds", longest.nanos())
            .detail("restarts", source.restarts().size())
            .line(source.file(longest.file()), longest.line(), longest.text())
            .say("%s between the last line of one process and the first of the next", Report.span(longest.nanos())));
  }

  private static void stalls(CaseFile file, LogSource source, List<Finding> findings) {
    EventKind pulse = source.pulse();
    if (pulse == null) return;
    Rhythm heart = source.rhythm(pulse);
    for (Map.Entry<EventKind, Rhythm> entry : source.rhythms().entrySet()) {
      EventKind kind = entry.getKey();
      Rhythm rhythm = entry.getValue();
      if (kind == pulse || !periodic(kind) || rhythm.gaps().count() < 20) continue;
      Silence worst = null;
      for (Silence silence : rhythm.silences()) {
        if (stalled(file, heart, silence) && due(file, source, kind, silence) && longer(silence, worst)) worst = silence;
      }
      Silence last = tail(rhythm, heart);
      boolean open = last != null && !ended(source) && stalled(file, heart, last) && due(file, source, kind, last);
      if (open && longer(last, worst)) worst = last;
      if (worst != null) findings.add(stall(file, source, kind, worst));
    }
  }

  /**
   * A bot with windows evaluates its exits while it holds a position and does not execute an exit: where a heartbeat of another kind tells
   * the two apart, only that part of a silence counts.
   */
  private static boolean due(CaseFile file, LogSource source, EventKind kind, Silence silence) {
    if (kind != EventKind.EVALUATION || source.facts().windowNanos() == 0) return true;
    long due = 0;
    for (Positions.Held held : Positions.of(source)) {
      long from = Math.max(silence.fromNanos(), held.fromNanos());
      long to = Math.min(silence.toNanos(), held.atRiskToNanos());
      if (to > from) due += to - from - Positions.executing(source, from, to);
    }
    return due > limit(file, silence.q99Nanos());
  }

  private static boolean longer(Silence silence, Silence than) {
    return than == null || silence.nanos() > than.nanos();
  }

  private static boolean periodic(EventKind kind) {
    return switch (kind) {
      case EVALUATION, DECISION, SELL_CHECKED, PRICE, STATE_SAVED -> true;
      default -> false;
    };
  }

  private static boolean stalled(CaseFile file, Rhythm heart, Silence silence) {
    if (!silence.hasBaseline() || silence.nanos() <= limit(file, silence.q99Nanos())) return false;
    // The heart's own long gaps are kept as silences from twice its q99 on; inside the stall none may reach three times.
    long heartLimit = 3 * Math.max(heart.gaps().quantile(0.99), Thresholds.SECOND);
    for (Silence beat : heart.silences()) {
      boolean overlaps = beat.fromNanos() < silence.toNanos() && beat.toNanos() > silence.fromNanos();
      if (overlaps && beat.nanos() > heartLimit) return false;
    }
    return heart.firstNanos() <= silence.fromNanos() && heart.lastNanos() >= silence.toNanos() - heartLimit;
  }

  /** The silence of a kind from its last event to the last heartbeat. */
  private static Silence tail(Rhythm rhythm, Rhythm heart) {
    if (heart.lastNanos() <= rhythm.lastNanos()) return null;
    return new Silence(
        rhythm.lastNanos(), heart.lastNanos(), rhythm.lastFile(), rhythm.lastLine(), rhythm.lastText(), heart.lastFile(),
        heart.lastLine(), heart.lastText(), rhythm.gaps().quantile(0.99), rhythm.gaps().quantile(0.5), rhythm.gaps().count());
  }

  private static Finding stall(CaseFile file, LogSource source, EventKind kind, Silence silence) {
    boolean held = Positions.heldAt(Positions.of(source), silence.fromNanos());
    boolean steady = silence.q99Nanos() <= 3 * Math.max(1, silence.medianNanos());
    boolean due = held || (steady && kind != EventKind.SELL_CHECKED);
    return Report.warning("selective-stall", due ? (held ? Confidence.HIGH : Confidence.MEDIUM) : Confidence.LOW)
        .cap(source.loss().any() ? Confidence.LOW : Confidence.HIGH)
        .key(source.facts().bot(), kind.id())
        .at(silence.fromNanos(), source)
        .seconds("durationSeconds", silence.nanos())
        .seconds("thresholdSeconds", limit(file, silence.q99Nanos()))
        .detail("kind", kind.id())
        .detail("baselineGaps", silence.baselineGaps())
        .seconds("baselineQ99Seconds", silence.q99Nanos())
        .both(source, silence)
        .say("%s was silent for %s while %s went on", kind.id(), Report.span(silence.nanos()), source.pulse().id());
  }
}
