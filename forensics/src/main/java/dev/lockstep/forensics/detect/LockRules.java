package dev.lockstep.forensics.detect;

import java.util.List;

/** The rules for thread dumps. */
final class LockRules {
  private static final String LOCKS = "locks";

  private LockRules() {}

  static List<Rule> rows() {
    return List.of(
        row("deadlock", LOCKS, Severity.CRITICAL, "",
            "exact cycle, the JVM's section, or \"all goroutines are asleep\". cycle = members only, victims apart. "
                + "Cycles through read locks or futures are hypotheses, medium at most, with reasons",
            "same members and frames"),
        row("self-deadlock", LOCKS, Severity.CRITICAL, "",
            "the same receiver deeper in the waiter's own stack in a method that takes the lock",
            ""),
        row("leaked-lock", LOCKS, Severity.CRITICAL, "",
            "waiters, and no holder in the dump: Go, no candidate with an exact pointer (candidates by type alone "
                + "are listed and cap confidence at medium; a cut dump caps it at low, \"holder not in this dump\"); "
                + "Java, only where ownable synchronizers are printed, the owner idle with its stack outside the "
                + "critical section, or gone. Runnable threads are no waiters",
            "unchanged, minutes grow"),
        row("stalled-holder", LOCKS, Severity.WARNING, "critical with 10 or more waiters, or with a main, step or event-loop thread among them",
            "3 or more waiters, root holder known and waiting",
            "same holder and frame in two dumps, its CPU still"),
        row("slow-io-under-lock", LOCKS, Severity.WARNING, "",
            "one or two waiters, never none, holder waiting",
            "holder waiting, holder changes, place stays"),
        row("lock-convoy", LOCKS, Severity.WARNING, "",
            "3 or more waiters, holder running or unknown, no leaked-lock: says \"convoy-shaped\"",
            "many waiters stay, running holders rotate"),
        row("contention", LOCKS, Severity.INFO, "",
            "fewer waiters, holder computing",
            "drains and varies"),
        row("cpu-under-lock", LOCKS, Severity.INFO, "",
            "waiters, holder running",
            "same holder, its CPU grows"),
        row("livelock", LOCKS, Severity.WARNING, "",
            "nobody blocked, retry/CAS/tryLock frames: low",
            "same frames, CPU grows"),
        row("starvation", LOCKS, Severity.WARNING, "",
            "one waits 5 times the median of 3 or more peers and 1 minute",
            "its wait grows while holders rotate"),
        row("long-wait", LOCKS, Severity.WARNING, "info under 10 minutes",
            "a lock wait of 1 minute or more that no stronger verdict names",
            ""),
        row("pool-exhausted", LOCKS, Severity.WARNING, "",
            "all of 4 or more workers of a pool busy, and a submitter or a queue seen waiting",
            ""),
        row("thread-growth", LOCKS, Severity.WARNING, "",
            "",
            "count grows by half or more over the series, or 1,000 equal stacks"));
  }

  private static Rule row(String id, String group, Severity severity, String escalation, String firesWhen, String inSeries) {
    return new Rule(id, group, severity, escalation, firesWhen, inSeries);
  }
}
