package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws one verdict on a lock from what each dump of the series says about it. */
final class SeriesJudge {
  private final List<ThreadDump> series;
  private final Thresholds thresholds;
  private final CpuListing cpu;

  SeriesJudge(List<ThreadDump> series, Thresholds thresholds, CpuListing cpu) {
    this.series = series;
    this.thresholds = thresholds;
    this.cpu = cpu;
  }

  Thresholds thresholds() {
    return thresholds;
  }

  int dumps() {
    return series.size();
  }

  /** The verdict; with a single dump its own. */
  LockCase overall(List<LockCase> cases) {
    LockCase worst = worst(cases);
    if (cases.size() < 2) {
      return series.size() < 2 ? withListing(worst) : inOneOfMany(worst);
    }
    if (worst.rule().equals("deadlock") || worst.rule().equals("self-deadlock") || worst.rule().equals("starvation")) {
      return noted(worst, worst.confidence(), "seen in " + cases.size() + " of " + series.size() + " dumps");
    }
    if (cases.stream().allMatch(c -> c.rule().equals("leaked-lock"))) {
      return noted(worst, worst.confidence(), "unchanged in " + cases.size() + " dumps");
    }
    List<LockCase> held = cases.stream().filter(c -> !c.rule().equals("leaked-lock")).toList();
    return held.size() == cases.size() ? byHolder(cases, worst) : betweenOwners(cases, held);
  }

  /** Held in one dump and nobody's in another: while a lock is handed over it has no owner for a moment, which is no leak. */
  private LockCase betweenOwners(List<LockCase> cases, List<LockCase> held) {
    LockCase last = cases.get(cases.size() - 1);
    if (last.rule().equals("leaked-lock") && cases.get(cases.size() - 2).rule().equals("leaked-lock")) {
      return noted(last, last.confidence(), "held in an earlier dump, and by nobody since");
    }
    if (last.rule().equals("leaked-lock")) {
      return noted(last, Confidence.LOW, "held in the dump before: it may just be handed over; take one more dump");
    }
    LockCase worst = worst(held);
    return noted(held.size() < 2 ? worst : byHolder(held, worst), worst.confidence(),
        "in " + (cases.size() - held.size()) + " of the dumps it had no owner: it was being handed over");
  }

  private LockCase byHolder(List<LockCase> cases, LockCase worst) {
    Set<String> holders = new LinkedHashSet<>();
    boolean allWait = true;
    boolean allRun = true;
    LockCase stalled = null;
    for (int i = 0; i < cases.size(); i++) {
      LockCase one = cases.get(i);
      if (one.holder() == null) {
        return noted(worst, worst.confidence(), "waited for in " + cases.size() + " of " + series.size() + " dumps");
      }
      holders.add(one.holder());
      allWait &= one.holderWaits();
      allRun &= !one.holderWaits();
      if (i > 0 && one.holder().equals(cases.get(i - 1).holder()) && one.holderFrame().equals(cases.get(i - 1).holderFrame())
          && one.holderWaits() && cases.get(i - 1).holderWaits()) {
        stalled = one;
      }
    }
    boolean many = worst.waiters().size() >= thresholds.manyWaiters();
    if (stalled != null) {
      // The verdict speaks of the holder that stood still, not of another one with as many waiters.
      LockCase shown = stalled.waiters().size() >= thresholds.manyWaiters() == many ? stalled : worst;
      return noted(many ? shown.withRule("stalled-holder", shown.confidence(), shown.notes()) : shown, shown.confidence(),
          "same holder " + stalled.holder() + " in the same frame in consecutive dumps");
    }
    if (allWait && holders.size() > 1) {
      return noted(worst.withRule("slow-io-under-lock", worst.confidence(), worst.notes()), worst.confidence(),
          "the holder changes (" + String.join(", ", holders) + "), each waits at the same place");
    }
    if (allRun && holders.size() > 1 && many) {
      return noted(worst.withRule("lock-convoy", worst.confidence(), worst.notes()), worst.confidence(),
          "many waiters stay while running holders rotate (" + String.join(", ", holders) + ")");
    }
    if (allRun && holders.size() == 1) {
      return sameRunning(cases, worst);
    }
    return noted(worst, worst.confidence(), "waiters in " + cases.size() + " of " + series.size() + " dumps");
  }

  /** The same holder, running, in every dump: busy if its CPU grows, otherwise merely contended. */
  private LockCase sameRunning(List<LockCase> cases, LockCase worst) {
    double first = cases.get(0).holderCpuMillis();
    double last = cases.get(cases.size() - 1).holderCpuMillis();
    if (first >= 0 && last >= 0) {
      boolean grows = last > first + 1;
      return noted(worst.withRule(grows ? "cpu-under-lock" : worst.rule(), worst.confidence(), worst.notes()), worst.confidence(),
          grows ? "same holder, its CPU grows by " + (long) (last - first) + " ms" : "same holder, its CPU stands still");
    }
    return withListing(noted(worst.withRule("cpu-under-lock", Confidence.MEDIUM, worst.notes()), Confidence.MEDIUM,
        "same running holder in all dumps; CPU is not told"));
  }

  private LockCase withListing(LockCase one) {
    if (!cpu.present() || one.holder() == null || one.holderWaits()) {
      return one;
    }
    for (ThreadInfo thread : series.get(one.dump()).threads()) {
      if (thread.name() != null && one.holder().startsWith(thread.name()) && cpu.share(thread.nativeId()) >= thresholds.cpuShare()) {
        boolean few = one.rule().equals("contention");
        return noted(few ? one.withRule("cpu-under-lock", Confidence.HIGH, one.notes()) : one, one.confidence(),
            "the CPU listing shows the holder at " + Math.round(cpu.share(thread.nativeId()) * 100) + " % of a core");
      }
    }
    return one;
  }

  /** Many dumps, one of them with waiters: that drains, unless it is a matter of certainty. */
  private LockCase inOneOfMany(LockCase one) {
    return noted(one, one.confidence(), "seen in dump " + (one.dump() + 1) + " of " + series.size());
  }

  private static LockCase noted(LockCase one, Confidence confidence, String note) {
    List<String> notes = new ArrayList<>(one.notes());
    notes.add(note);
    return one.withRule(one.rule(), confidence, notes);
  }

  private static LockCase worst(List<LockCase> cases) {
    LockCase worst = cases.get(0);
    for (LockCase one : cases) {
      boolean more = one.waiters().size() > worst.waiters().size();
      boolean surer = one.waiters().size() == worst.waiters().size() && one.confidence().compareTo(worst.confidence()) > 0;
      if (rank(one) > rank(worst) || (rank(one) == rank(worst) && (more || surer))) {
        worst = one;
      }
    }
    return worst;
  }

  private static int rank(LockCase one) {
    return List.of("contention", "cpu-under-lock", "long-wait", "starvation", "slow-io-under-lock", "lock-convoy", "stalled-holder",
        "leaked-lock", "self-deadlock", "deadlock").indexOf(one.rule());
  }
}
