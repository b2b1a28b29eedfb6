package dev.lockstep.forensics.detect;

import java.util.List;

/** The rules for logs, state snapshots and bundles. */
final class OrderRules {
  private static final String ORDERS = "orders";

  private OrderRules() {}

  static List<Rule> rows() {
    return List.of(
        row("blackout", ORDERS, Severity.CRITICAL, "",
            "a position is open, exits are armed, and two consecutive evaluations (in a journal) or status lines "
                + "(in a log) lie further apart than max(2 s, 3 times the median); time executing an exit is not "
                + "counted; coarser than the simulator's blackout.threshold because a log's status lines come once a "
                + "second",
            ""),
        row("held-lane", ORDERS, Severity.WARNING, "critical for an exit lane with a position open",
            "one task, other than the execution of an exit, holds a lane longer than its budget (exit lanes with "
                + "a position open: 1.5 loop periods; other lanes: only where LaneSpec sets one)",
            ""),
        row("selective-stall", ORDERS, Severity.WARNING, "",
            "a kind is silent longer than max(5 q99, 10 s) while the heartbeat's gaps stay under 3 of its q99, "
                + "and the kind was due (position open, gate open); unknown due = low",
            ""),
        row("global-freeze", ORDERS, Severity.WARNING, "critical with a position or order open",
            "no event of a source for max(5 q99 of all, 10 s) within one process session; other sources of the "
                + "host silent too: host-pause; a new session after it: restart-gap",
            ""),
        row("host-pause", ORDERS, Severity.WARNING, "info when another cause ranks higher",
            "a freeze during which other sources of the host are silent too",
            ""),
        row("restart-gap", ORDERS, Severity.INFO, "",
            "a freeze that a new session of the process ends",
            ""),
        row("stale-pending-order", ORDERS, Severity.CRITICAL, "warning when the times lie closer than the tolerance: undecided",
            "the last place or reprice of a side has no end in the log, and the state's pending id differs: "
                + "stands at once if the state holds the replaced id (lost or not persisted), else needs the state to "
                + "be younger (lost update) or the log to go on for 5 save intervals (not persisted); closer than the "
                + "tolerance: \"undecided\", warning",
            ""),
        row("ghost-pending-order", ORDERS, Severity.WARNING, "",
            "the state's pending id had already ended when it was saved",
            ""),
        row("saves-stopped", ORDERS, Severity.CRITICAL, "",
            "t_end minus the last save or file time exceeds max(5 save intervals, 30 s), and an event that must "
                + "change state lies in between",
            ""),
        row("zombie-retry", ORDERS, Severity.CRITICAL, "",
            "attempt number over the cap, or an attempt more than 2 s after its window's end, or for a window "
                + "that is not the active one",
            ""),
        row("retry-storm", ORDERS, Severity.WARNING, "",
            "more than max(20, 5 times baseline) attempts in 10 s",
            ""),
        row("no-backoff", ORDERS, Severity.WARNING, "",
            "5 gaps in a row that do not grow, in a retry without a stated cap",
            ""),
        row("reconnect-storm", ORDERS, Severity.WARNING, "",
            "the same as retry-storm or no-backoff, for connects",
            ""),
        row("orphan-order", ORDERS, Severity.CRITICAL, "",
            "submitted or acknowledged, no end, absent from state, deadline passed",
            ""),
        row("foreign-order", ORDERS, Severity.WARNING, "",
            "an event for an id never submitted",
            ""),
        row("duplicate-fill", ORDERS, Severity.CRITICAL, "",
            "one trade id applied twice or quantity beyond the order",
            ""),
        row("oversold", ORDERS, Severity.CRITICAL, "",
            "sold more than held",
            ""),
        row("fill-lost", ORDERS, Severity.CRITICAL, "",
            "a fill in the log without a lot, exit record or ledger entry after it",
            ""),
        row("bad-lifecycle", ORDERS, Severity.WARNING, "",
            "an event that the order graph forbids, or after its end",
            ""),
        row("reprice-chain-break", ORDERS, Severity.WARNING, "",
            "a reprice whose old id is not the last new id",
            ""),
        row("latency-outlier", ORDERS, Severity.INFO, "",
            "above max(median + 8 MAD, 250 ms)",
            ""),
        row("clock-skew", ORDERS, Severity.INFO, "",
            "causal bounds between two sources that cannot be met by one offset (both offsets are given), a step "
                + "over 1 s, time going back over 1 s",
            ""),
        row("log-loss", ORDERS, Severity.INFO, "",
            "suppressed-lines notes, partial records without end, sequence gaps, NUL blocks, files that start in "
                + "mid-line",
            ""),
        row("submit-after-gate", ORDERS, Severity.CRITICAL, "",
            "a submission after shutdown, kill switch or breaker",
            ""),
        row("stale-data", ORDERS, Severity.WARNING, "",
            "usable data older than the source's limit (10 s by default) while the process lives; repeated equal "
                + "prices with only heartbeats in between count",
            ""),
        row("dead-task", ORDERS, Severity.WARNING, "",
            "a task's heartbeat ends after an error of its own while the process lives",
            ""),
        row("nan-propagation", ORDERS, Severity.WARNING, "",
            "NaN, infinite, zero or negative where a price must be; the first place and all that follow from it",
            ""),
        row("state-unreadable", ORDERS, Severity.WARNING, "critical when no valid generation is left",
            "not parseable or of the wrong shape; which generation is valid is said",
            ""),
        row("state-inconsistent", ORDERS, Severity.WARNING, "",
            "sums, sides, deadlines or times that cannot hold together",
            ""));
  }

  private static Rule row(String id, String group, Severity severity, String escalation, String firesWhen, String inSeries) {
    return new Rule(id, group, severity, escalation, firesWhen, inSeries);
  }
}
