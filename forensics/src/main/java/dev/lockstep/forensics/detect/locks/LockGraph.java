package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who waits for whom: waiter to lock to holder. Finds cycles, and for every other lock the waiters behind its waiters. */
final class LockGraph {
  private final List<LockUse> uses;
  /** For each thread the lock it waits for, or -1. */
  private final int[] blockedOn;
  private Map<Integer, List<LockUse>> heldBy;
  private final Set<String> absent = new LinkedHashSet<>();

  /** A cycle: the threads in it, and whether an edge of it is only a hypothesis. */
  record Cycle(List<Integer> members, List<LockUse> locks, Confidence confidence) {}

  LockGraph(List<LockUse> uses, int threads) {
    this.uses = uses;
    this.blockedOn = new int[threads];
    Arrays.fill(blockedOn, -1);
    for (int u = 0; u < uses.size(); u++) {
      for (LockUse.Waiter waiter : uses.get(u).waiters) {
        if (waiter.thread() >= 0 && blockedOn[waiter.thread()] < 0) {
          blockedOn[waiter.thread()] = u;
        }
      }
    }
  }

  /** The lock this thread waits for, or null. */
  LockUse lockOf(int thread) {
    return thread < 0 || blockedOn[thread] < 0 ? null : uses.get(blockedOn[thread]);
  }

  List<Cycle> cycles() {
    List<Cycle> out = new ArrayList<>();
    boolean[] done = new boolean[uses.size()];
    for (int start = 0; start < uses.size(); start++) {
      List<Integer> path = new ArrayList<>();
      int at = start;
      while (at >= 0 && !done[at] && !path.contains(at)) {
        path.add(at);
        at = next(at);
      }
      if (at >= 0 && path.contains(at)) {
        out.add(cycle(path.subList(path.indexOf(at), path.size())));
      }
      for (int seen : path) {
        done[seen] = true;
      }
    }
    return out;
  }

  private int next(int use) {
    LockUse lock = uses.get(use);
    return lock.holder < 0 || lock.self ? -1 : blockedOn[lock.holder];
  }

  private Cycle cycle(List<Integer> locks) {
    List<Integer> members = new ArrayList<>();
    List<LockUse> involved = new ArrayList<>();
    Confidence confidence = Confidence.CERTAIN;
    for (int u : locks) {
      LockUse lock = uses.get(u);
      members.add(lock.holder);
      involved.add(lock);
      confidence = confidence.cappedAt(lock.hypothesis ? Confidence.MEDIUM : lock.holderConfidence);
    }
    return new Cycle(members, involved, confidence);
  }

  /** All threads that wait for this lock, directly or behind a waiter that holds another one. */
  Set<Integer> behind(LockUse root) {
    if (heldBy == null) {
      heldBy = new HashMap<>();
      for (LockUse use : uses) {
        if (use.holder >= 0 && !use.self) {
          heldBy.computeIfAbsent(use.holder, h -> new ArrayList<>()).add(use);
        }
      }
    }
    absent.clear();
    Set<Integer> out = new LinkedHashSet<>();
    Set<LockUse> seen = new HashSet<>(List.of(root));
    List<LockUse> open = new ArrayList<>(List.of(root));
    for (int i = 0; i < open.size(); i++) {
      for (LockUse.Waiter waiter : open.get(i).waiters) {
        if (waiter.thread() < 0) {
          absent.add(waiter.id());
        } else if (out.add(waiter.thread())) {
          for (LockUse use : heldBy.getOrDefault(waiter.thread(), List.of())) {
            if (seen.add(use)) {
              open.add(use);
            }
          }
        }
      }
    }
    return out;
  }

  /** Ids of waiters that the last {@link #behind} met and that are not in the dump. */
  List<String> absent() {
    return List.copyOf(absent);
  }

  /** All threads behind the members of a cycle, the members left out. */
  Set<Integer> victims(Cycle cycle) {
    Set<Integer> out = new LinkedHashSet<>();
    for (LockUse use : uses) {
      if (cycle.members().contains(use.holder)) {
        out.addAll(behind(use));
      }
    }
    cycle.members().forEach(out::remove);
    return out;
  }

  /** True when the holder waits for a lock itself: the finding belongs to that one. */
  boolean behindAnother(LockUse use) {
    LockUse next = lockOf(use.holder);
    return next != null && next != use;
  }

  /**
   * Edges that are too weak to name a holder may close a cycle: a lock without holder, whose waiters came to it through an object on
   * which a waiter of another lock stands as well. A function that releases is the better guess.
   */
  void closeThroughOwners(java.util.function.ToIntFunction<LockUse.Waiter> preference) {
    for (LockUse use : uses) {
      if (use.holder >= 0 || use.owners.isEmpty()) {
        continue;
      }
      LockUse.Waiter best = null;
      for (LockUse other : uses) {
        if (other == use || other.holder < 0 || java.util.Collections.disjoint(use.owners, other.owners) || !use.waitedForBy(other.holder)) {
          continue;
        }
        for (LockUse.Waiter waiter : other.waiters) {
          if (best == null || preference.applyAsInt(waiter) > preference.applyAsInt(best)) {
            best = waiter;
          }
        }
      }
      if (best != null) {
        use.holder = best.thread();
        use.hypothesis = true;
        use.holderConfidence = Confidence.MEDIUM;
        use.leaked = false;
        use.notes.add("held, by hypothesis, by " + best.id() + ": it stands on the same object and waits for what this waiter holds");
      }
    }
  }

  /** Two locks, each waited for by a goroutine that points just below the other one: a cycle by hypothesis. */
  void closeThroughNeighbours() {
    for (LockUse use : uses) {
      for (int t : use.weak) {
        LockUse other = lockOf(t);
        if (use.holder >= 0 || other == null || other == use) {
          continue;
        }
        for (int w : other.holder >= 0 ? List.of(other.holder) : List.copyOf(other.weak)) {
          if (use.waitedForBy(w)) {
            suppose(use, t);
            if (other.holder < 0) {
              suppose(other, w);
            }
            break;
          }
        }
      }
    }
  }

  private static void suppose(LockUse use, int holder) {
    use.holder = holder;
    use.hypothesis = true;
    use.holderConfidence = Confidence.MEDIUM;
    use.leaked = false;
    use.notes.add("held by hypothesis: the other waiter has a pointer to the object this lock lies in, and each waits for the other's");
  }

  /** The same for read locks of Java: a possible reader that waits for a lock of this lock's own waiters. */
  void closeThroughReaders() {
    for (LockUse use : uses) {
      if (use.holder >= 0) {
        continue;
      }
      for (LockUse.Candidate candidate : use.candidates) {
        LockUse next = lockOf(candidate.thread());
        int steps = 0;
        while (next != null && next != use && next.holder >= 0 && steps++ < 100 && !use.waitedForBy(next.holder)) {
          next = lockOf(next.holder);
        }
        if (next != null && next != use && next.holder >= 0 && use.waitedForBy(next.holder)) {
          use.holder = candidate.thread();
          use.hypothesis = true;
          use.holderConfidence = Confidence.MEDIUM;
          use.leaked = false;
          use.notes.add("by hypothesis: " + candidate.reasons().get(0) + ", and waits for what a waiter of this lock holds");
          break;
        }
      }
    }
  }
}
