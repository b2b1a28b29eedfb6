package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Draws the verdicts of one dump. */
final class DumpJudge {
  private final ThreadDump dump;
  private final int index;
  private final Thresholds thresholds;
  private final Stacks stacks;
  private final FrameKinds kinds;
  private final ThreadIds ids;
  private final List<LockUse> uses;
  private final LockGraph graph;
  private final LockWords words;
  private final List<LockCase> cases = new ArrayList<>();
  private final Set<LockUse> settled = new HashSet<>();
  private final Set<Integer> inDeadlock = new HashSet<>();

  DumpJudge(ThreadDump dump, int index, Thresholds thresholds, FrameKinds kinds) {
    this.dump = dump;
    this.index = index;
    this.thresholds = thresholds;
    this.stacks = dump.stacks();
    this.kinds = kinds;
    this.ids = new ThreadIds(dump);
    this.uses =
        switch (dump.platform()) {
          case GO -> new GoLocks(dump, kinds, ids).find();
          case JAVA -> new JavaLocks(dump, kinds, ids).find();
          case PYTHON -> new PythonLocks(dump, ids).find();
        };
    this.graph = new LockGraph(uses, dump.threads().size());
    this.words = new LockWords(dump, ids, kinds, graph);
  }

  List<LockUse> uses() {
    return uses;
  }

  List<LockCase> judge() {
    graph.closeThroughOwners(this::releasing);
    graph.closeThroughNeighbours();
    graph.closeThroughReaders();
    Deadlocks deadlocks = new Deadlocks(dump, index, ids, uses, graph, words);
    cases.addAll(deadlocks.find(settled, inDeadlock));
    for (LockUse use : uses) {
      if (use.self && settled.add(use)) {
        cases.add(words.lockCase("self-deadlock", index, use, use.holderConfidence, activity(use)));
      }
    }
    for (LockUse use : uses) {
      if (!settled.contains(use) && !use.idlePattern && !use.waiters.isEmpty() && !graph.behindAnother(use) && !behindSelf(use)) {
        judge(use);
      }
    }
    return cases;
  }

  private int releasing(LockUse.Waiter waiter) {
    if (waiter.thread() < 0) {
      return 0;
    }
    int stack = dump.threads().get(waiter.thread()).stack();
    String name = waiter.frame() < stacks.depth(stack) ? stacks.functionText(stack, waiter.frame()) : "";
    return name.toLowerCase(Locale.ROOT).contains("unlock") ? 1 : 0;
  }

  private boolean behindSelf(LockUse use) {
    LockUse next = graph.lockOf(use.holder);
    return next != null && next.self;
  }

  private Activity activity(LockUse use) {
    return use.holder < 0
        ? new Activity(FrameKind.PLAIN, false, false, -1)
        : Activity.of(dump, dump.threads().get(use.holder), kinds, dump.platform() == Platform.PYTHON ? -1 : use.holdFrame);
  }

  private void judge(LockUse use) {
    if (dump.platform() == Platform.PYTHON && use.identity.equals("python GIL")) {
      cases.add(words.lockCase(use.waiters.size() >= thresholds.manyWaiters() ? "cpu-under-lock" : "contention", index, use,
          Confidence.MEDIUM, activity(use)));
      return;
    }
    int waiters = graph.behind(use).size() + graph.absent().size();
    Activity activity = activity(use);
    if (use.leaked) {
      cases.add(words.lockCase("leaked-lock", index, use, use.leakConfidence, activity));
    } else if (use.holder < 0) {
      unknownHolder(use, waiters, activity);
    } else if (activity.waiting() && !activity.idle()) {
      String rule = waiters >= thresholds.manyWaiters() ? "stalled-holder" : "slow-io-under-lock";
      cases.add(words.lockCase(rule, index, use, use.holderConfidence, activity));
    } else if (waiters >= thresholds.manyWaiters()) {
      cases.add(words.lockCase("lock-convoy", index, use, use.holderConfidence.cappedAt(Confidence.HIGH), activity));
    } else if (words.longestWait(use) >= thresholds.longWaitMinutes()) {
      cases.add(words.lockCase("long-wait", index, use, use.holderConfidence.cappedAt(Confidence.HIGH), activity));
    } else {
      boolean busy = cpuShare(use) >= thresholds.cpuShare();
      Confidence sure = use.holderConfidence.cappedAt(busy ? Confidence.HIGH : Confidence.MEDIUM);
      cases.add(words.lockCase(busy ? "cpu-under-lock" : "contention", index, use, sure, activity));
    }
    starvation(use);
  }

  private double cpuShare(LockUse use) {
    ThreadInfo holder = dump.threads().get(use.holder);
    return holder.cpuMillis() < 0 || holder.elapsedMillis() <= 0 ? -1 : holder.cpuMillis() / holder.elapsedMillis();
  }

  private void unknownHolder(LockUse use, int waiters, Activity activity) {
    int minutes = words.longestWait(use);
    if (waiters >= thresholds.manyWaiters()) {
      use.notes.add("convoy-shaped: many wait, the holder cannot be told");
      cases.add(words.lockCase("lock-convoy", index, use, Confidence.LOW, activity));
    } else if (minutes >= thresholds.longWaitMinutes()) {
      cases.add(words.lockCase("long-wait", index, use, Confidence.HIGH, activity));
    } else {
      use.notes.add("cannot tell who holds it");
      cases.add(words.lockCase("contention", index, use, Confidence.LOW, activity));
    }
  }

  /** One waits far longer than its peers at the same lock. */
  private void starvation(LockUse use) {
    List<Integer> minutes = new ArrayList<>();
    int longest = -1;
    for (LockUse.Waiter waiter : use.waiters) {
      if (waiter.thread() >= 0) {
        int own = Math.max(0, dump.threads().get(waiter.thread()).waitMinutes());
        minutes.add(own);
        longest = Math.max(longest, own);
      }
    }
    if (minutes.size() <= thresholds.starvationPeers() || longest < thresholds.starvationMinutes()) {
      return;
    }
    minutes.sort(null);
    minutes.remove(minutes.size() - 1);
    double median = minutes.get(minutes.size() / 2);
    if (longest >= thresholds.starvationFactor() * Math.max(median, 0.2)) {
      LockCase own = words.lockCase("starvation", index, use, Confidence.MEDIUM, activity(use));
      List<String> notes = new ArrayList<>(own.notes());
      notes.add("one waits " + longest + " minutes, the median of the others is " + (int) median);
      cases.add(own.withRule("starvation", Confidence.MEDIUM, notes));
    }
  }
}
