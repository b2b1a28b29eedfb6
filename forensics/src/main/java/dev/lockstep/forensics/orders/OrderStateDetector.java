package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.state.PendingOrder;
import dev.lockstep.forensics.state.StateSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code stale-pending-order}, {@code ghost-pending-order}, {@code saves-stopped} and {@code orphan-order}: log and state side by side. */
final class OrderStateDetector implements CaseDetector {
  /** What changes the state that a bot saves. */
  private static final EventKind[] CHANGES = {
    EventKind.ORDER_PLACED, EventKind.ORDER_REPRICED, EventKind.ORDER_FILLED, EventKind.ORDER_ENDED, EventKind.LOT_OPENED, EventKind.EXIT_RECORDED
  };

  @Override
  public List<Finding> detect(CaseFile file) {
    List<Finding> findings = new ArrayList<>();
    if (file.mainSource() == null) return findings;
    List<StateOwners.Pair> pairs = StateOwners.of(file).pairs();
    for (StateOwners.Pair pair : pairs) detect(file, pair, pairs.size() > 1, findings);
    return findings;
  }

  private static void detect(CaseFile file, StateOwners.Pair pair, boolean several, List<Finding> findings) {
    LogSource source = pair.source();
    StateSnapshot state = pair.state();
    OrderLives orders = OrderLives.of(source);
    Set<String> told = new LinkedHashSet<>();
    if (state != null) {
      for (String side : List.of("BUY", "SELL", "UP", "DOWN", "LONG", "SHORT")) {
        stale(file, source, orders, state, side, findings, told, several);
        ghost(file, source, orders, state, side, findings, told);
      }
    }
    orphans(file, source, orders, state, findings, told);
    savesStopped(file, source, state, findings, several);
  }

  /** The youngest readable snapshot that is no sibling; a sibling only where nothing else is left. */
  static StateSnapshot newest(List<StateSnapshot> states) {
    StateSnapshot newest = null;
    for (StateSnapshot state : states) {
      if (!state.readable() || state.schema().equals("none")) continue;
      boolean better = newest == null || (newest.sibling() && !state.sibling())
          || (newest.sibling() == state.sibling() && state.savedNanos() > newest.savedNanos());
      if (better) newest = state;
    }
    return newest;
  }

  private static void stale(
      CaseFile file, LogSource source, OrderLives orders, StateSnapshot state, String side, List<Finding> findings, Set<String> told,
      boolean several) {
    OrderLives.Life life = orders.current(side);
    if (life == null || !life.alive() || life.id == null || source.extract()) return;
    PendingOrder pending = state.pending(side);
    String inState = pending == null ? null : pending.id();
    if (life.id.equals(inState)) return;
    boolean overdue = life.deadlineNanos != LogEvent.UNTIMED && file.endNanos() > life.deadlineNanos + file.thresholds().silenceMinNanos();
    // The Go bot takes a partial fill for a whole one, and waits no longer.
    if (inState == null && partlyFilled(source, life)) return;
    // Forgotten by the state and past its deadline: that is an orphan.
    if (inState == null && overdue) return;
    long placed = life.placed.timeNanos();
    long saved = state.savedNanos();
    boolean known = saved != LogEvent.UNTIMED && life.placed.timed() && !state.savedFrom().equals("unknown");
    boolean exact = known && !state.savedFrom().equals("lower-bound");
    long tolerance = Math.max(file.thresholds().clockToleranceNanos(), 0);
    boolean holdsReplaced = inState != null && inState.equals(life.replaced);
    boolean younger = known && saved >= placed + tolerance;
    boolean older = exact && saved <= placed - tolerance;
    boolean goesOn = file.endNanos() - placed > 5 * source.facts().saveIntervalNanos();
    // A log that ends well before the save cannot know what happened to the order since.
    boolean logKnows = !known || saved <= source.all().lastNanos() + file.thresholds().silenceMinNanos();
    if (!logKnows && !holdsReplaced) return;
    Report report;
    String how;
    if (holdsReplaced) {
      report = Report.critical("stale-pending-order", Confidence.CERTAIN);
      how = younger ? "lost update" : older ? "the reprice was never saved" : "lost or not saved";
    } else if (younger) {
      report = Report.critical("stale-pending-order", Confidence.HIGH);
      how = "lost update";
    } else if (older && goesOn) {
      report = Report.critical("stale-pending-order", Confidence.HIGH);
      how = "never saved";
    } else if (exact && !older) {
      report = Report.warning("stale-pending-order", Confidence.MEDIUM);
      how = "undecided: the save and the order lie closer than the clocks allow";
    } else {
      return;
    }
    told.add(life.id);
    report
        .key(side, life.id)
        .at(placed, source)
        .detail("side", side)
        .detail("idInLog", life.id)
        .detail("idInState", inState)
        .detail("how", how)
        .detail("orderIds", inState == null ? List.of(life.id) : List.of(life.id, inState))
        .detail("stateSavedFrom", state.savedFrom())
        .detail("stateSaved", known ? Report.instant(saved).toString() : null)
        .line(source, life.placed)
        .line(state.file(), 1, "Pending " + side + " = " + (inState == null ? "none" : inState));
    findings.add(
        report.say(
            "%s last %s order is %s and has not ended, %s says %s: %s", several ? source.name() + "'s" : "the log's", side, life.id,
            several ? state.file() : "the state", inState == null ? "nothing is pending" : inState, how));
  }

  private static void ghost(
      CaseFile file, LogSource source, OrderLives orders, StateSnapshot state, String side, List<Finding> findings, Set<String> told) {
    PendingOrder pending = state.pending(side);
    if (pending == null || pending.id() == null || told.contains(pending.id())) return;
    OrderLives.Life life = orders.byId(pending.id());
    OrderLives.Life latest = orders.current(side);
    if (life == null || life.alive() || !life.end.timed() || (latest != life && latest != null && latest.alive())) return;
    long saved = state.savedNanos();
    if (saved == LogEvent.UNTIMED || state.savedFrom().equals("unknown")) return;
    if (saved < life.end.timeNanos() + file.thresholds().clockToleranceNanos()) return;
    told.add(pending.id());
    findings.add(
        Report.warning("ghost-pending-order", Confidence.HIGH)
            .key(side, pending.id())
            .at(life.end.timeNanos(), source)
            .detail("side", side)
            .detail("orderIds", List.of(pending.id()))
            .line(source, life.end)
            .line(state.file(), 1, "Pending " + side + " = " + pending.id())
            .say("the state still waits for %s order %s, which had ended when it was saved", side, pending.id()));
  }

  private static void orphans(
      CaseFile file, LogSource source, OrderLives orders, StateSnapshot state, List<Finding> findings, Set<String> told) {
    // A log that ends before the bot did cannot tell which orders ended.
    if (source.extract() || file.savedAfterLogNanos() > 0) return;
    for (OrderLives.Life life : orders.lives()) {
      if (life.alive() && life.placed.timed() && (life.id == null || !told.contains(life.id))) orphan(file, source, orders, life, state, findings, told);
    }
  }

  private static void orphan(
      CaseFile file, LogSource source, OrderLives orders, OrderLives.Life life, StateSnapshot state, List<Finding> findings, Set<String> told) {
    long deadline = life.deadlineNanos;
    long end = file.endNanos();
    boolean passed = deadline != LogEvent.UNTIMED && end > deadline + file.thresholds().silenceMinNanos();
    boolean inState = state != null && state.pending().stream().anyMatch(p -> life.id == null || life.id.equals(p.id()));
    boolean superseded = orders.current(life.side) != life;
    if (!passed || inState || SilenceDetector.ended(source)) return;
    // Without a state nobody can say that the bot has forgotten the order; the log's end after the deadline hints at it.
    boolean rest = partlyFilled(source, life);
    Confidence confidence = rest ? Confidence.LOW : state != null ? Confidence.HIGH : superseded ? Confidence.MEDIUM : Confidence.LOW;
    if (life.id != null) told.add(life.id);
    findings.add(
        Report.critical("orphan-order", confidence)
            .key(life.side, life.id)
            .at(life.placed.timeNanos(), source)
            .detail("side", life.side)
            .detail("orderIds", life.id == null ? List.of() : List.of(life.id))
            .seconds("pastDeadlineSeconds", end - deadline)
            .line(source, life.placed)
            .line(source, life.last == life.placed ? null : life.last)
            .say(rest ? "order %s filled in part and was taken for done: its rest has no end in the log, and its deadline passed %s ago"
                : "order %s was sent, never ended, is not in the state, and its deadline passed %s ago",
                life.id == null ? "(no id printed)" : life.id, Report.span(end - deadline)));
  }

  private static boolean partlyFilled(LogSource source, OrderLives.Life life) {
    return source.facts().bot().equals("go-bot") && !life.fills.isEmpty();
  }

  private static void savesStopped(CaseFile file, LogSource source, StateSnapshot state, List<Finding> findings, boolean several) {
    List<LogEvent> failed = source.of(EventKind.SAVE_FAILED);
    List<LogEvent> saves = source.of(EventKind.STATE_SAVED);
    LogEvent lastSave = saves.isEmpty() ? null : saves.get(saves.size() - 1);
    long saved = lastSave == null ? LogEvent.UNTIMED : lastSave.timeNanos();
    boolean stateTime = state != null && (state.savedFrom().equals("content") || state.savedFrom().equals("manifest"));
    if (stateTime) saved = Math.max(saved, state.savedNanos());
    int failures = inARow(failed, lastSave, saved, source.facts().saveIntervalNanos());
    if (saved == LogEvent.UNTIMED && failures < 3) return;
    long interval = source.facts().saveIntervalNanos();
    long limit = Math.max(file.thresholds().savesMinNanos(), 5 * interval);
    long silent = saved == LogEvent.UNTIMED ? 0 : file.endNanos() - saved;
    LogEvent change = null;
    for (LogEvent event : source.of(CHANGES)) {
      // File times and stamps of one host differ by no more than the stamp's resolution.
      boolean after = event.timed() && event.timeNanos() > saved + (stateTime ? Thresholds.SECOND : 0);
      if (after) change = event;
    }
    boolean stopped = silent > limit && change != null && !(SilenceDetector.ended(source) && !file.endIsKnown());
    if (!stopped && failures < 3) return;
    boolean proved = file.endIsKnown() || file.logEndNanos() - saved > limit;
    Report report =
        Report.critical("saves-stopped", failures >= 3 || proved ? Confidence.HIGH : Confidence.LOW)
            .key(source.facts().bot(), several ? source.name() : null)
            .at(saved == LogEvent.UNTIMED ? failed.get(0).timeNanos() : saved, source)
            .seconds("durationSeconds", Math.max(silent, 0))
            .seconds("thresholdSeconds", limit)
            .detail("failedSaves", failures)
            .detail("measuredAgainst", file.endIsKnown() && file.endNanos() > file.logEndNanos() ? "dump or manifest" : "log")
            .line(source, lastSave)
            .line(source, failures >= 3 ? failed.get(failed.size() - 1) : null)
            .line(source, change);
    findings.add(
        failures >= 3 && !stopped
            ? report.say("%d saves in a row failed%s", failures, several ? " in " + source.name() : "")
            : report.say("the last save%s is %s old although the log changed the state after it", several && state != null ? " of " + state.file() : "", Report.span(silent)));
  }

  /**
   * Failed saves without a good one between: since the last that log or state prove; or closer together than saves are due, so that none was between.
   * Failures that lie further apart are no row, for success is silent in some logs.
   */
  private static int inARow(List<LogEvent> failed, LogEvent lastSave, long savedNanos, long intervalNanos) {
    int since = 0;
    int run = 0;
    int longest = 0;
    LogEvent before = null;
    for (LogEvent failure : failed) {
      if (savedNanos == LogEvent.UNTIMED || failure.timeNanos() > savedNanos) since++;
      if (lastSave != null && failure.timeNanos() <= lastSave.timeNanos()) continue;
      run = before != null && failure.timeNanos() - before.timeNanos() < intervalNanos ? run + 1 : 1;
      longest = Math.max(longest, run);
      before = failure;
    }
    return Math.max(since, longest);
  }
}
