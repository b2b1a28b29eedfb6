package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Fingerprint;
import dev.lockstep.forensics.detect.RuleCatalog;
import dev.lockstep.forensics.detect.Severity;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.ThreadDump;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a verdict as a finding. */
final class LockFinding {
  private static final int IDS_IN_SUMMARY = 4;
  private static final int ID_WIDTH = 48;

  private LockFinding() {}

  static Finding of(LockCase found, List<ThreadDump> series, SeriesJudge judge) {
    ThreadDump dump = series.get(found.dump());
    Map<String, Object> details = details(found, dump, judge);
    String fingerprint = Fingerprint.of(found.rule(), found.identity());
    Instant time = dump.time();
    return new Finding(found.rule(), severity(found, judge.thresholds()), found.confidence(), summary(found), fingerprint, time, found.evidence(), details);
  }

  private static Severity severity(LockCase found, Thresholds thresholds) {
    if (found.confidence() == Confidence.LOW) {
      Severity usual = RuleCatalog.rule(found.rule()).severity();
      return usual == Severity.CRITICAL ? Severity.WARNING : usual;
    }
    if (found.rule().equals("stalled-holder") && (found.waiters().size() >= thresholds.criticalWaiters() || found.important())) {
      return Severity.CRITICAL;
    }
    if (found.rule().equals("long-wait") && found.minutes() < thresholds.longWaitWarningMinutes()) {
      return Severity.INFO;
    }
    return RuleCatalog.rule(found.rule()).severity();
  }

  private static Map<String, Object> details(LockCase found, ThreadDump dump, SeriesJudge judge) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("lock", found.lock());
    details.put("holder", found.holder());
    details.put("holderCandidates", found.candidateIds());
    details.put("waiters", found.waiters());
    details.put("waiterCount", found.waiters().size());
    details.put("directWaiters", found.direct());
    details.put("cycle", found.cycle());
    details.put("victims", found.victims());
    details.put("holderDoes", found.holding().isEmpty() ? null : found.holding());
    details.put("longestWaitMinutes", found.minutes() < 0 ? null : found.minutes());
    details.put("waiterSites", found.sites());
    details.put("reasons", found.notes());
    List<Object> reasons = new ArrayList<>();
    for (int i = 0; i < found.candidates().size() && i < found.candidateIds().size(); i++) {
      LockUse.Candidate candidate = found.candidates().get(i);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("id", found.candidateIds().get(i));
      one.put("score", candidate.score());
      one.put("exactPointer", candidate.exact());
      one.put("reasons", candidate.reasons());
      reasons.add(one);
    }
    details.put("candidateReasons", reasons);
    details.put("platform", dump.platform().label());
    details.put("dumps", judge.dumps());
    details.put("advice", Advice.of(found.rule(), dump.platform()));
    return details;
  }

  private static String summary(LockCase found) {
    String holderName = found.holder() == null ? null : brief(found.holder());
    String waiters = found.waiters().size() == 1 ? "1 thread waits" : found.waiters().size() + " threads wait";
    String lock = found.lock();
    return switch (found.rule()) {
      case "deadlock" -> found.cycle().isEmpty()
          ? "Deadlock: " + found.waiters().size() + " asleep for ever, no one left to wake them"
          : "Deadlock of " + some(found.cycle()) + behind(found.victims());
      case "self-deadlock" -> holderName + " waits for a lock it holds itself: " + lock + behind(others(found));
      case "leaked-lock" -> waiters + " for " + lock + (found.confidence() == Confidence.LOW ? "; its holder is not in this dump"
          : found.candidateIds().isEmpty() || found.holder() != null ? " and no one in the dump holds it: taken and never released"
          : "; no one is seen to hold it, " + some(found.candidateIds()) + " may")
          + (found.holder() == null ? "" : " by " + holderName);
      case "stalled-holder", "slow-io-under-lock" -> waiters + " for " + lock + ", held by " + holderName + ", which " + found.holding();
      case "lock-convoy" -> "Convoy-shaped: " + waiters + " for " + lock + holder(found);
      case "long-wait" -> waiters + " for " + lock + ", the longest for " + found.minutes() + " minutes" + holder(found);
      case "starvation" -> "One of " + found.waiters().size() + " waiters for " + lock + " waits far longer than the others";
      default -> waiters + " for " + lock + holder(found);
    };
  }

  private static String holder(LockCase found) {
    return found.holder() == null ? "; who holds it cannot be told" : ", held by " + brief(found.holder()) + ", which " + found.holding();
  }

  private static List<String> others(LockCase found) {
    return found.waiters().stream().filter(w -> !w.equals(found.holder())).toList();
  }

  private static String behind(List<String> victims) {
    return victims.isEmpty() ? "" : "; " + victims.size() + (victims.size() == 1 ? " more is" : " more are") + " stuck behind: " + some(victims);
  }

  private static String brief(String id) {
    return id.length() <= ID_WIDTH ? id : id.substring(0, ID_WIDTH - 3) + "...";
  }

  private static String some(List<String> ids) {
    String shown = String.join(", ", ids.stream().limit(IDS_IN_SUMMARY).map(LockFinding::brief).toList());
    if (ids.size() <= IDS_IN_SUMMARY) {
      return shown;
    }
    return shown + " and " + (ids.size() - IDS_IN_SUMMARY) + " more";
  }

  /** What to do next, per rule: the playbook's prescriptions without its errors. */
  static final class Advice {
    private Advice() {}

    static List<String> of(String rule, Platform platform) {
      boolean go = platform == Platform.GO;
      return switch (rule) {
        case "deadlock" -> List.of("Only a restart frees these threads; save the state and check open orders at the venue first.",
            "Take both locks in one fixed order everywhere, or merge them into one.");
        case "self-deadlock" -> List.of("Only a restart frees it.",
            go ? "Go mutexes are not re-entrant: split the method into a public one that locks and a private one that expects the lock."
                : "Split the method into one that locks and one that expects the lock.");
        case "leaked-lock" -> List.of("Only a restart frees it; what is not saved is lost: check open orders at the venue first.",
            go ? "Look for a return or panic between Lock and Unlock on this type, and for a lock taken again before returning. Unlock with defer in a"
                    + " function of its own; a defer inside a loop runs only when the function ends and leaks the lock at the first pass."
                : platform == Platform.PYTHON ? "Take the lock by with, so that an exception releases it; look for an acquire() whose release() is not in a finally."
                    : "Look for a path between lock() and unlock() without finally.");
        case "stalled-holder", "slow-io-under-lock" -> List.of("Free the holder first: everything else waits for it.",
            "Move network and disk I/O, sleeps and channel operations out of the section; keep the lock for changes in memory.",
            "Measure how long the lock is held and warn above 100 ms.");
        case "lock-convoy", "contention", "cpu-under-lock" -> List.of("Take two more dumps, ten seconds apart: does the holder change?",
            "Shorten the section or split the lock.");
        default -> List.of("Take two more dumps, ten seconds apart, to see what moves.");
      };
    }
  }
}
