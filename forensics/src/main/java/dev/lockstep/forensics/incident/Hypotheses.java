package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.LogSource;
import dev.lockstep.forensics.event.Silence;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.orders.CaseFile;
import dev.lockstep.forensics.state.StateSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Weighs every cause this program knows: which findings speak for it, which against it, and what would settle it. */
final class Hypotheses {
  private static final List<String> LOCK_CURE = List.of(
      "no network or disk inside a critical section: copy under the lock, do the I/O outside",
      "unlock per iteration, not by a deferred unlock inside a loop: that one runs when the function returns, and leaks the lock until then",
      "a watchdog on how long a lock is held, warning above 100 ms", "a heartbeat per pipeline (sell, exit, save), not one for all");
  private static final List<String> SAVE_CURE = List.of(
      "one writer for the state, fed by a queue", "persist on every reprice, before the old id is forgotten",
      "reconcile pending ids with the venue at start");
  private static final List<String> LANE_CURE = List.of(
      "no waiting on the lane that looks at exits: a retry is a state machine on its own lane, a save is its writer's",
      "a retry dies with its window and has a stated cap and a growing pause");

  private static final long LAST_WORDS_NANOS = 5_000_000_000L;

  private final CaseFile evidence;
  private final List<Finding> findings;
  private final List<ThreadDump> dumps;
  private final boolean locksJudged;

  Hypotheses(CaseFile evidence, List<Finding> findings, List<ThreadDump> dumps, boolean locksJudged) {
    this.locksJudged = locksJudged;
    this.evidence = evidence;
    this.findings = findings;
    this.dumps = dumps;
  }

  /** Those with anything for them, the likeliest first. */
  List<Hypothesis> ranked() {
    List<Hypothesis> all = new ArrayList<>();
    all.add(leakedLock());
    all.add(heldLock());
    all.add(processEnded());
    all.add(lostSave());
    all.add(stalledPipeline());
    all.add(gateClosed());
    all.add(blockedLane());
    all.add(hostPause());
    all.add(lostLog());
    all.add(deadFeed());
    all.add(storage());
    all.add(accounting());
    all.add(simple("bad-data", "A price that is no number went through the checks", List.of("check every field of a quote, not only last and close"), "nan-propagation"));
    all.add(simple("dead-task", "A background task died and nothing noticed", List.of("a supervisor that restarts a task or stops the process loudly"), "dead-task"));
    all.add(simple("torn-state", "A state file was torn or overwritten", List.of("temporary file, fsync, hard link to .bak, rename, fsync of the folder", "refuse to trade while no valid generation exists"), "state-unreadable", "state-inconsistent"));
    all.add(simple("late-submission", "Orders went out after the gate had closed", List.of("check the gate after the latency, in the step that sends"), "submit-after-gate"));
    return all.stream().filter(h -> !h.supports().isEmpty()).sorted(Comparator.comparingDouble(Hypothesis::score).reversed().thenComparing(Hypothesis::id)).toList();
  }

  /** A cause while it is being weighed. */
  private final class Scale {
    private final String id;
    private final String title;
    private double score;
    private final List<String> supports = new ArrayList<>();
    private final List<String> against = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    Scale(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** Every finding of the rules counts by its confidence. */
    Scale rules(double weight, String... rules) {
      for (String rule : rules) {
        double best = 0;
        Finding strongest = null;
        for (Finding finding : findings) {
          if (finding.ruleId().equals(rule) && confidence(finding) > best) {
            best = confidence(finding);
            strongest = finding;
          }
        }
        if (strongest != null) supports(weight * best, rule + ": " + strongest.summary());
      }
      return this;
    }

    Scale supports(double weight, String what) {
      score += weight;
      supports.add(what);
      return this;
    }

    Scale against(boolean applies, double weight, String what) {
      if (applies) {
        score -= weight;
        against.add(what);
      }
      return this;
    }

    Scale missing(boolean applies, String what) {
      if (applies) missing.add(what);
      return this;
    }

    Hypothesis with(List<String> cure) {
      return new Hypothesis(id, title, Math.round(score * 100) / 100.0, supports, against, missing, cure);
    }
  }

  private static double confidence(Finding finding) {
    return switch (finding.confidence()) {
      case CERTAIN -> 2;
      case HIGH -> 1.5;
      case MEDIUM -> 1;
      case LOW -> 0.4;
    };
  }

  private boolean has(String rule) {
    return findings.stream().anyMatch(f -> f.ruleId().equals(rule));
  }

  private boolean frozenToEnd() {
    return findings.stream().anyMatch(f -> Boolean.TRUE.equals(f.details().get("toTheEndOfTheEvidence")));
  }

  private Hypothesis leakedLock() {
    boolean lock = has("leaked-lock");
    Scale scale = new Scale("leaked-lock", "One mutex was leaked: everybody waits for it and nobody holds it");
    scale.rules(2, "leaked-lock");
    if (lock || frozenToEnd()) scale.rules(0.4, "stale-pending-order", "saves-stopped", "global-freeze");
    LogEvent last = lastPending();
    if (last != null && (lock || frozenToEnd())) scale.supports(0.5, "the log's last words are about a pending order: " + last.text());
    if (lock && frozenToEnd()) scale.supports(0.2, "the ticks stopped too, as they must: the loop that prints them waits for this lock");
    // The seed's playbook calls a silent SELL or EXIT a lock; the reader shall see why this program does not.
    if (!lock && silentPipelineOfGoBot()) scale.supports(0.1, "the playbook reads a silent SELL or EXIT as this lock");
    return scale
        .against(has("selective-stall"), 2, "ticks go on: this bot prints ticks, steps and equity from one goroutine, so its leaked lock stops the ticks too (the playbook says otherwise)")
        .against(savedAfterLog(), 2, "the state was saved after the log's last line, so somebody could still take the lock")
        .against(!dumps.isEmpty() && locksJudged && !lock && !dumpsAreOlder(), 2, "the dump shows no lock without a holder")
        .against(lastWords() != null, 2, "the process ended by itself")
        .missing(dumps.isEmpty(), "a goroutine dump: it shows waiters without a holder, or clears the lock")
        .missing(!dumps.isEmpty() && !lock && dumpsAreOlder(), "a goroutine dump of the silence: the one here is older than the log's end, and clears no lock")
        .missing(!evidence.endIsKnown(), "when the evidence was collected, so that the silence can be measured")
        .with(has("stale-pending-order") || has("saves-stopped") ? both(LOCK_CURE, SAVE_CURE) : LOCK_CURE);
  }

  private static List<String> both(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private boolean silentPipelineOfGoBot() {
    LogSource main = evidence.mainSource();
    return main != null && main.facts().bot().equals("go-bot") && has("selective-stall");
  }

  private LogEvent lastPending() {
    LogSource main = evidence.mainSource();
    if (main == null || main.events().isEmpty()) return null;
    List<LogEvent> events = main.events();
    for (int i = events.size() - 1; i >= Math.max(0, events.size() - 3); i--) {
      if (events.get(i).kind() == EventKind.ORDER_PENDING) return events.get(i);
    }
    return null;
  }

  /** A state written well after the last line: the process lived on without its log. */
  private boolean savedAfterLog() {
    return evidence.savedAfterLogNanos() > 0;
  }

  /** True if every dump was taken before the last line of the log: what came to pass after it, it cannot know. */
  private boolean dumpsAreOlder() {
    if (!frozenToEnd() || evidence.dumpNanos().size() < dumps.size()) return false;
    for (long dump : evidence.dumpNanos()) if (dump >= evidence.logEndNanos()) return false;
    return true;
  }

  /** What the process said as it died, or what the kernel said as it killed it; null if nothing did. */
  private LogEvent lastWords() {
    if (!frozenToEnd()) return null;
    for (LogSource source : evidence.sources()) {
      List<LogEvent> failures = source.of(EventKind.FAILURE);
      LogEvent last = failures.isEmpty() ? null : failures.get(failures.size() - 1);
      if (last == null) continue;
      boolean dying = last.timed() && source.all().lastNanos() - last.timeNanos() < LAST_WORDS_NANOS;
      boolean crash = source == evidence.mainSource() && dying && (last.text().contains("panic: ") || last.text().contains("fatal error: "));
      if (crash || last.text().contains("Out of memory: Kill")) return last;
    }
    return null;
  }

  private Hypothesis processEnded() {
    Scale scale = new Scale("process-ended", "The process ended: it crashed, was killed, or was stopped without a word");
    LogEvent words = lastWords();
    if (words != null) scale.supports(3.5, "the last words: " + words.text());
    else if (frozenToEnd() && (dumps.isEmpty() || dumpsAreOlder())) scale.supports(0.5, "nothing follows until the evidence ends, and a process that is gone prints nothing");
    return scale
        .against(has("leaked-lock") || has("deadlock"), 3, "a dump was taken of it, and it waited")
        .against(savedAfterLog(), 3, "the state was saved after the log's last line")
        .missing(words == null, "how the process ended, if it did: docker inspect (ExitCode, OOMKilled, FinishedAt), systemctl status, journalctl -k")
        .missing(words != null, "what happened to its orders since: the venue's own list")
        .with(List.of("a supervisor that starts it anew and says so in the log", "reconcile orders and positions with the venue at start, before anything is sent"));
  }

  private Hypothesis heldLock() {
    return new Scale("held-lock", "A lock was held over something slow, or in a circle")
        .rules(1.5, "deadlock", "self-deadlock", "stalled-holder")
        .rules(0.8, "lock-convoy", "slow-io-under-lock", "cpu-under-lock", "pool-exhausted")
        .missing(dumps.size() == 1, "a second dump some seconds later: it tells a passing wait from a lasting one")
        .with(LOCK_CURE);
  }

  private Hypothesis lostSave() {
    boolean alive = !frozenToEnd() && !has("leaked-lock");
    Scale scale = new Scale("lost-save", "Reprices got new ids and the state kept an old one, while the bot went on");
    if (alive) scale.rules(1.5, "stale-pending-order", "ghost-pending-order");
    if (alive && has("stale-pending-order")) scale.rules(0.5, "saves-stopped", "orphan-order");
    return scale
        .missing(evidence.states().size() < 2, "an earlier state file, to see whether the id ever changed")
        .with(SAVE_CURE);
  }

  private Hypothesis stalledPipeline() {
    return new Scale("stalled-pipeline", "One pipeline stalled while the process lived: gate, logic or a task of its own")
        .rules(1.2, "selective-stall")
        .against(has("leaked-lock"), 1, "a leaked lock was found, and stops all of this bot's output")
        .against(gateBeforeStall() != null, 1.5, "a gate had closed before: the silence was ordered")
        .missing(dumps.isEmpty(), "a thread dump taken during the stall")
        .missing(evidence.states().isEmpty(), "a state file: was a position open, was the pipeline due at all")
        .with(List.of("a heartbeat per pipeline", "log why a pipeline did nothing, once a minute"));
  }

  private LogEvent gateBeforeStall() {
    for (Finding stall : findings) {
      if (!stall.ruleId().equals("selective-stall") || stall.time() == null) continue;
      for (LogSource source : evidence.sources()) {
        for (LogEvent gate : source.of(EventKind.GATE_CLOSED)) {
          boolean near = gate.timed() && !CardWriter.instant(gate.timeNanos()).isAfter(stall.time().plusSeconds(60));
          if (near) return gate;
        }
      }
    }
    return null;
  }

  private Hypothesis gateClosed() {
    LogEvent gate = gateBeforeStall();
    Scale scale = new Scale("gate-closed", "A gate had closed: kill switch, breaker or shutdown, and the silence was meant");
    if (gate != null) scale.supports(3.5, "the log says so: " + gate.text());
    return scale
        .against(has("submit-after-gate"), 1, "submissions went on after it")
        .with(List.of("print the gate's state in every status line"));
  }

  private Hypothesis blockedLane() {
    return new Scale("blocked-main-lane", "The lane that looks at exits was kept busy by something else")
        .rules(1.2, "held-lane")
        .rules(0.8, "blackout")
        .rules(0.6, "zombie-retry")
        .rules(0.2, "no-backoff", "retry-storm")
        .missing(has("blackout") && !has("held-lane"), "a line that says what the lane did meanwhile")
        .with(LANE_CURE);
  }

  private boolean savedWithinSilence() {
    for (LogSource source : evidence.sources()) {
      for (Silence silence : source.all().silences()) {
        if (silence.nanos() < 5 * evidence.thresholds().silenceMinNanos()) continue;
        for (StateSnapshot state : evidence.states()) {
          boolean told = !state.savedFrom().equals("unknown");
          if (told && state.savedNanos() > silence.fromNanos() + silence.nanos() / 20 && state.savedNanos() < silence.toNanos() - silence.nanos() / 20) return true;
        }
      }
    }
    return false;
  }

  private Hypothesis hostPause() {
    Scale scale = new Scale("host-pause", "The host or the container stood still: suspend, freeze, starvation").rules(2.5, "host-pause");
    if (has("global-freeze") && !frozenToEnd()) scale.rules(0.6, "global-freeze");
    return scale
        .against(has("leaked-lock") || has("deadlock"), 3, "a lock explains the silence")
        .against(savedWithinSilence(), 2, "a state file was written during the silence")
        .missing(evidence.sources().size() < 2, "another program's log of the same host")
        .missing(true, "the host's own record: dmesg, suspend times, steal time")
        .with(List.of("after a pause look at the clock before the first order: no decision on a quote older than the limit"));
  }

  private Hypothesis lostLog() {
    Scale scale = new Scale("lost-log", "The bot went on and its lines were lost");
    if (savedAfterLog()) scale.supports(3, "the state was saved after the log's last line");
    if (savedWithinSilence()) scale.supports(3, "a state file was written during the silence");
    if (has("log-loss")) scale.rules(0.8, "log-loss");
    if (has("global-freeze")) scale.supports(0.3, "lines can be lost without a note");
    return scale
        .against(has("leaked-lock"), 3, "the dump shows that the bot could not go on")
        .missing(!has("log-loss"), "the log driver's own counters of dropped lines")
        .with(List.of("number the lines, so that a gap shows"));
  }

  private Hypothesis deadFeed() {
    Scale scale = new Scale("dead-feed", "Market data stopped or froze, and the reconnect did not help")
        .rules(1.5, "stale-data").rules(1.2, "reconnect-storm");
    return scale
        .against(has("blackout"), 0.8, "nobody asked for data while the lane was held")
        .with(List.of("two clocks: one for bytes, one for usable data", "reset the pause between connects on the first valid message, not on connect"));
  }

  private Hypothesis storage() {
    int failed = 0;
    for (LogSource source : evidence.sources()) failed += source.of(EventKind.SAVE_FAILED).size();
    Scale scale = new Scale("storage", "The state could not be written: disk, permissions or a lock on the file");
    if (failed > 0) scale.supports(failed >= 3 ? 3 : 1, failed + " failed saves in the log");
    if (failed >= 3) scale.rules(0.5, "saves-stopped");
    return scale.missing(failed > 0, "df, mount options and the errors of the kernel").with(List.of("stop entries after some failed saves, let exits pass", "never rename a temporary file whose fsync failed"));
  }

  private Hypothesis accounting() {
    return new Scale("order-accounting", "The bot's orders and the venue's went apart")
        .rules(1.5, "duplicate-fill", "oversold", "fill-lost", "orphan-order")
        .rules(1, "foreign-order", "reprice-chain-break", "bad-lifecycle")
        .against(has("leaked-lock"), 2, "a leaked lock explains unfinished orders")
        .against(has("stale-pending-order"), 1, "the state holds an older id, which explains more")
        .missing(true, "the venue's own list of orders and fills")
        .with(List.of("apply a fill once, by the venue's trade id", "ask the venue about an order whose end is unknown"));
  }

  private Hypothesis simple(String id, String title, List<String> cure, String... rules) {
    return new Scale(id, title).rules(1.6, rules).with(cure);
  }
}
