package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Fingerprint;
import dev.lockstep.forensics.detect.RuleCatalog;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Livelocks: nobody is blocked, and two or more threads stand in retries of the same place. Never more than {@code low} in one dump. */
final class BusyLoops {
  private static final int NEAR_TOP = 4;
  private static final double BUSY_SHARE = 0.1;
  private static final double BUSY_MILLIS = 10;

  private final List<ThreadDump> series;
  private final FrameKinds kinds;
  private final CpuListing cpu;

  BusyLoops(List<ThreadDump> series, FrameKinds kinds, CpuListing cpu) {
    this.series = series;
    this.kinds = kinds;
    this.cpu = cpu;
  }

  List<Finding> findings() {
    ThreadDump last = series.get(series.size() - 1);
    Map<String, Set<String>> sites = null;
    Map<String, Set<String>> retried = new TreeMap<>();
    for (ThreadDump dump : series) {
      Map<String, Set<String>> standing = sites(dump, retried);
      if (sites == null) {
        sites = standing;
      } else {
        sites.forEach((site, ids) -> ids.retainAll(standing.getOrDefault(site, Set.of())));
      }
    }
    List<Finding> out = new ArrayList<>();
    sites.forEach((site, ids) -> {
      ids.retainAll(retried.getOrDefault(site, Set.of()));
      if (ids.size() >= 2 && progress(ids) != Progress.NONE) {
        out.add(finding(last, site, ids));
      }
    });
    return out;
  }

  /**
   * The threads that stand in each function of the program near the top of their stack, without being blocked; those in a retry are
   * added to {@code retried}. A dump may meet a retrying thread between two attempts, so one dump of the series has to show it.
   */
  private Map<String, Set<String>> sites(ThreadDump dump, Map<String, Set<String>> retried) {
    Map<String, Set<String>> out = new TreeMap<>();
    Stacks stacks = dump.stacks();
    ThreadIds ids = new ThreadIds(dump);
    for (int t = 0; t < dump.threads().size(); t++) {
      ThreadInfo thread = dump.threads().get(t);
      int depth = Math.min(NEAR_TOP, stacks.depth(thread.stack()));
      boolean retry = false;
      String site = null;
      for (int i = 0; i < depth && site == null; i++) {
        retry |= kinds.of(stacks.function(thread.stack(), i)) == FrameKind.RETRY;
        site = program(stacks.functionText(thread.stack(), i)) ? stacks.functionText(thread.stack(), i) : null;
      }
      if (site == null || (series.size() == 1 && !retry)) {
        continue;
      }
      Activity activity = Activity.of(dump, thread, kinds, -1);
      if (activity.idle() || activity.waiting()) {
        continue;
      }
      out.computeIfAbsent(site, n -> new TreeSet<>()).add(ids.of(t));
      if (retry) {
        retried.computeIfAbsent(site, n -> new TreeSet<>()).add(ids.of(t));
      }
    }
    return out;
  }

  private static boolean program(String function) {
    return !function.startsWith("java.") && !function.startsWith("jdk.") && !function.startsWith("sync") && !function.startsWith("runtime.");
  }

  private Finding finding(ThreadDump dump, String site, Set<String> threads) {
    ThreadIds ids = new ThreadIds(dump);
    List<String> names = List.copyOf(threads);
    List<Evidence> evidence = new ArrayList<>();
    for (int t = 0; t < dump.threads().size() && evidence.size() < 4; t++) {
      if (threads.contains(ids.of(t))) {
        evidence.add(new Evidence(dump.file(), dump.threads().get(t).line(), dump.threads().get(t).headerText()));
      }
    }
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("lock", "retries in " + site);
    details.put("holder", null);
    details.put("holderCandidates", List.of());
    details.put("waiters", names);
    details.put("waiterCount", names.size());
    details.put("cycle", List.of());
    details.put("victims", List.of());
    details.put("reasons", List.of("nobody is blocked", names.size() + " threads stand in compare-and-set, tryLock or spin frames of " + site));
    details.put("advice", List.of("Take two more dumps and a top -H listing: the same frames with growing CPU make it a livelock.",
        "Back off by a random time, or take the locks in one order and wait for them."));
    Confidence sure = progress(threads) == Progress.SEEN ? Confidence.MEDIUM : Confidence.LOW;
    return new Finding("livelock", RuleCatalog.rule("livelock").severity(), sure,
        names.size() + " threads retry in " + site + " without getting on", Fingerprint.of("livelock", site), dump.time(), evidence, details);
  }

  /** Whether the CPU of the threads grows. */
  private enum Progress {
    SEEN,
    UNKNOWN,
    /** The CPU is told and stands still: whatever they are doing, they do not spin. */
    NONE
  }

  private Progress progress(Set<String> threads) {
    if (cpu.present()) {
      double most = -1;
      for (ThreadInfo thread : members(series.get(series.size() - 1), threads)) {
        most = Math.max(most, cpu.share(thread.nativeId()));
      }
      if (most >= 0) {
        return most > BUSY_SHARE ? Progress.SEEN : Progress.NONE;
      }
    }
    double before = cpuMillis(series.get(0), threads);
    double after = cpuMillis(series.get(series.size() - 1), threads);
    if (series.size() == 1 || before < 0 || after < 0) {
      return Progress.UNKNOWN;
    }
    return after > before + BUSY_MILLIS ? Progress.SEEN : Progress.NONE;
  }

  private static double cpuMillis(ThreadDump dump, Set<String> threads) {
    double sum = -1;
    for (ThreadInfo thread : members(dump, threads)) {
      sum = thread.cpuMillis() < 0 ? sum : Math.max(sum, 0) + thread.cpuMillis();
    }
    return sum;
  }

  private static List<ThreadInfo> members(ThreadDump dump, Set<String> threads) {
    ThreadIds ids = new ThreadIds(dump);
    List<ThreadInfo> out = new ArrayList<>();
    for (int t = 0; t < dump.threads().size(); t++) {
      if (threads.contains(ids.of(t))) {
        out.add(dump.threads().get(t));
      }
    }
    return out;
  }
}
