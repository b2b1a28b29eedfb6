package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.model.Platform;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Starvation over a series: one thread waits for a lock in every dump and never holds it, while all the others that want it get it in
 * turn. Go tells how long it waits; in Java the wait is at least the time between the dumps, and who was served is seen by what it
 * held, by not waiting, or by its CPU. Medium at most: nobody saw what happened between the dumps.
 */
final class Starvation {
  private static final int DUMPS_MIN = 3;
  /** CPU from which a thread has done something between two dumps that waking up does not explain. */
  private static final double PROGRESS_MILLIS = 10;

  private static final double MINUTE_MILLIS = 60_000;

  private final List<ThreadDump> series;
  private final Thresholds thresholds;
  /** The threads of each dump by id. */
  private final List<Map<String, ThreadInfo>> threads = new ArrayList<>();

  Starvation(List<ThreadDump> series, Thresholds thresholds) {
    this.series = series;
    this.thresholds = thresholds;
  }

  /** The verdict from what each dump says about one lock, or null. */
  LockCase of(List<LockCase> cases) {
    if (series.size() < DUMPS_MIN || cases.size() != series.size() || holders(cases).size() < 2) {
      return null;
    }
    index();
    Set<String> starved = new TreeSet<>(cases.get(0).waiters());
    cases.forEach(c -> starved.retainAll(c.waiters()));
    starved.removeAll(holders(cases));
    starved.removeIf(id -> waitMinutes(id) < thresholds.starvationMinutes());
    Set<String> others = new LinkedHashSet<>(holders(cases));
    cases.forEach(c -> others.addAll(c.waiters()));
    for (String id : starved) {
      List<String> peers = others.stream().filter(o -> !o.equals(id)).toList();
      if (peers.size() >= thresholds.starvationPeers() && peers.stream().allMatch(p -> served(p, id, cases))) {
        return verdict(id, peers.size(), cases);
      }
    }
    return null;
  }

  private static Set<String> holders(List<LockCase> cases) {
    Set<String> out = new LinkedHashSet<>();
    for (LockCase one : cases) {
      if (one.holder() != null) {
        out.add(one.holder());
      }
    }
    return out;
  }

  private void index() {
    if (!threads.isEmpty()) {
      return;
    }
    for (ThreadDump dump : series) {
      ThreadIds ids = new ThreadIds(dump);
      Map<String, ThreadInfo> byId = new HashMap<>();
      for (int t = 0; t < dump.threads().size(); t++) {
        byId.put(ids.of(t), dump.threads().get(t));
      }
      threads.add(byId);
    }
  }

  private ThreadInfo first(String id) {
    return threads.get(0).get(id);
  }

  private ThreadInfo last(String id) {
    return threads.get(threads.size() - 1).get(id);
  }

  /** How long it has waited at least; grows over the series. */
  private double waitMinutes(String id) {
    ThreadInfo first = first(id);
    ThreadInfo last = last(id);
    if (first == null || last == null) {
      return -1;
    }
    if (series.get(0).platform() == Platform.GO) {
      return last.waitMinutes() > Math.max(0, first.waitMinutes()) ? last.waitMinutes() : -1;
    }
    boolean timed = first.elapsedMillis() >= 0 && last.elapsedMillis() > first.elapsedMillis() && cpuGrowth(id) >= 0;
    return timed ? (last.elapsedMillis() - first.elapsedMillis()) / MINUTE_MILLIS : -1;
  }

  private double cpuGrowth(String id) {
    ThreadInfo first = first(id);
    ThreadInfo last = last(id);
    boolean told = first != null && last != null && first.cpuMillis() >= 0 && last.cpuMillis() >= first.cpuMillis();
    return told ? last.cpuMillis() - first.cpuMillis() : -1;
  }

  private boolean served(String peer, String starved, List<LockCase> cases) {
    if (cases.stream().anyMatch(c -> peer.equals(c.holder()) || !c.waiters().contains(peer))) {
      return true;
    }
    if (series.get(0).platform() == Platform.GO) {
      return last(peer) != null && last(peer).waitMinutes() * thresholds.starvationFactor() <= last(starved).waitMinutes();
    }
    double growth = cpuGrowth(peer);
    return growth >= PROGRESS_MILLIS && growth >= thresholds.starvationFactor() * cpuGrowth(starved);
  }

  private static String words(double minutes) {
    return minutes < 1 ? (int) (minutes * 60) + " seconds" : (int) minutes + " minutes";
  }

  private LockCase verdict(String id, int peers, List<LockCase> cases) {
    LockCase last = cases.get(cases.size() - 1);
    List<String> notes = new ArrayList<>(last.notes());
    notes.add(id + " waits in all " + cases.size() + " dumps, for " + words(waitMinutes(id)) + " or more, and never holds the lock");
    notes.add("its " + peers + " peers get it in turn: held by " + String.join(", ", holders(cases)));
    return last.withRule("starvation", Confidence.MEDIUM, notes);
  }
}
