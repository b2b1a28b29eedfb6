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
import java.util.TreeMap;

/** Livelocks: nobody is blocked, and two or more threads stand in retries of the same place. Never more than {@code low} in one dump. */
final class BusyLoops {
  private static final int NEAR_TOP = 4;

  private final List<ThreadDump> series;
  private final FrameKinds kinds;
  private final CpuListing cpu;

  BusyLoops(List<ThreadDump> series, FrameKinds kinds, CpuListing cpu) {
    this.series = series;
    this.kinds = kinds;
    this.cpu = cpu;
  }

  List<Finding> findings() {
    Map<String, List<Integer>> first = retries(series.get(0));
    ThreadDump dump = series.get(series.size() - 1);
    Map<String, List<Integer>> sites = retries(dump);
    List<Finding> out = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> entry : sites.entrySet()) {
      if (entry.getValue().size() >= 2 && (series.size() == 1 || first.containsKey(entry.getKey()))) {
        out.add(finding(dump, entry.getKey(), entry.getValue()));
      }
    }
    return out;
  }

  /** Threads that retry, by the program's function that does. */
  private Map<String, List<Integer>> retries(ThreadDump dump) {
    Map<String, List<Integer>> out = new TreeMap<>();
    Stacks stacks = dump.stacks();
    for (int t = 0; t < dump.threads().size(); t++) {
      ThreadInfo thread = dump.threads().get(t);
      int depth = Math.min(NEAR_TOP, stacks.depth(thread.stack()));
      boolean retry = false;
      for (int i = 0; i < depth; i++) {
        retry |= kinds.of(stacks.function(thread.stack(), i)) == FrameKind.RETRY;
      }
      if (!retry || Activity.of(dump, thread, kinds, -1).idle()) {
        continue;
      }
      for (int i = 0; i < stacks.depth(thread.stack()); i++) {
        String name = stacks.functionText(thread.stack(), i);
        if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sync") && !name.startsWith("runtime.")) {
          out.computeIfAbsent(name, n -> new ArrayList<>()).add(t);
          break;
        }
      }
    }
    return out;
  }

  private Finding finding(ThreadDump dump, String site, List<Integer> threads) {
    ThreadIds ids = new ThreadIds(dump);
    List<String> names = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    boolean busy = false;
    for (int t : threads) {
      ThreadInfo thread = dump.threads().get(t);
      names.add(ids.of(t));
      busy |= cpu.share(thread.nativeId()) > 0.1;
      if (evidence.size() < 4) {
        evidence.add(new Evidence(dump.file(), thread.line(), thread.headerText()));
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
    details.put("reasons", List.of("nobody is blocked", threads.size() + " threads stand in compare-and-set, tryLock or spin frames of " + site));
    details.put("advice", List.of("Take two more dumps and a top -H listing: the same frames with growing CPU make it a livelock.",
        "Back off by a random time, or take the locks in one order and wait for them."));
    Confidence sure = series.size() > 1 && (busy || cpuGrows(names)) ? Confidence.MEDIUM : Confidence.LOW;
    return new Finding("livelock", RuleCatalog.rule("livelock").severity(), sure,
        names.size() + " threads retry in " + site + " without getting on", Fingerprint.of("livelock", site), dump.time(), evidence, details);
  }

  private boolean cpuGrows(List<String> names) {
    double before = cpuOf(series.get(0), names);
    double after = cpuOf(series.get(series.size() - 1), names);
    return before >= 0 && after > before + 10;
  }

  private static double cpuOf(ThreadDump dump, List<String> names) {
    double sum = -1;
    for (ThreadInfo thread : dump.threads()) {
      if (thread.name() != null && names.contains(thread.name()) && thread.cpuMillis() >= 0) {
        sum = Math.max(sum, 0) + thread.cpuMillis();
      }
    }
    return sum;
  }
}
