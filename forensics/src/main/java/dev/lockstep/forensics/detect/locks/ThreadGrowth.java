package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.Fingerprint;
import dev.lockstep.forensics.detect.RuleCatalog;
import dev.lockstep.forensics.model.Stacks;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import dev.lockstep.forensics.model.ThreadTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Threads that become more and more: the count grows over the series, or a thousand stand in the same stack. */
final class ThreadGrowth {
  private static final int SMALLEST_COUNT = 20;

  private final List<ThreadDump> series;
  private final Thresholds thresholds;

  ThreadGrowth(List<ThreadDump> series, Thresholds thresholds) {
    this.series = series;
    this.thresholds = thresholds;
  }

  List<Finding> findings() {
    ThreadDump first = series.get(0);
    ThreadDump last = series.get(series.size() - 1);
    ThreadTable threads = last.threads();
    long[] counts = threads.countsByStack(last.stacks().count());
    boolean many = false;
    for (long count : counts) {
      many |= count >= thresholds.equalStacks();
    }
    Map<Integer, Long> equal = new LinkedHashMap<>();
    Map<Integer, ThreadInfo> example = new LinkedHashMap<>();
    for (int t = 0; t < threads.size() && many; t++) {
      int stack = threads.stack(t);
      if (counts[stack] >= thresholds.equalStacks() && last.stacks().depth(stack) > 0 && stack != Stacks.OTHER) {
        equal.put(stack, counts[stack]);
        example.putIfAbsent(stack, threads.get(t));
      }
    }
    List<Integer> large = equal.entrySet().stream()
        .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed()).map(Map.Entry::getKey).toList();
    boolean grows = series.size() > 1 && last.threadCount() >= SMALLEST_COUNT
        && last.threadCount() >= first.threadCount() * (1 + thresholds.growthShare());
    if (large.isEmpty() && !grows) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    if (grows) {
      reasons.add("the count grows from " + first.threadCount() + " to " + last.threadCount() + " over " + series.size() + " dumps");
    }
    for (int stack : large.subList(0, Math.min(5, large.size()))) {
      reasons.add(equal.get(stack) + " equal stacks in " + last.stacks().functionText(stack, 0));
      evidence.add(new Evidence(last.file(), example.get(stack).line(), example.get(stack).headerText()));
    }
    String site = large.isEmpty() ? "" : last.stacks().functionText(large.get(0), 0);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("lock", null);
    details.put("holder", null);
    details.put("holderCandidates", List.of());
    details.put("waiters", List.of());
    details.put("waiterCount", 0);
    details.put("cycle", List.of());
    details.put("victims", List.of());
    details.put("threads", last.threadCount());
    details.put("reasons", reasons);
    details.put("advice", List.of("Find who starts them (\"created by\") and what should have ended them."));
    String summary = grows ? "Threads grow from " + first.threadCount() + " to " + last.threadCount()
        : equal.get(large.get(0)) + " threads stand in the same stack, in " + site;
    return List.of(new Finding("thread-growth", RuleCatalog.rule("thread-growth").severity(), grows ? Confidence.HIGH : Confidence.MEDIUM,
        summary, Fingerprint.of("thread-growth", site), last.time(), evidence, details));
  }
}
