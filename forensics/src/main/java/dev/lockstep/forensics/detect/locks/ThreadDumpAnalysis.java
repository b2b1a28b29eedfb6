package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Finding;
import dev.lockstep.forensics.detect.FindingOrder;
import dev.lockstep.forensics.model.ThreadDump;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns thread dumps into findings: one process at a time, one finding per lock and process over all its dumps. */
public final class ThreadDumpAnalysis {
  /** Which dumps belong to one process. */
  public enum Grouping {
    /** Judged by overlapping thread ids and names. */
    AUTOMATIC,
    /** All dumps are of one process. */
    SERIES,
    /** Every dump is of its own process. */
    INDEPENDENT
  }

  private final Thresholds thresholds;
  private final Grouping grouping;
  private final CpuListing cpu;

  /** {@code cpu}: CPU per native thread id from a listing beside the dumps, {@link CpuListing#NONE} without. */
  public ThreadDumpAnalysis(Thresholds thresholds, Grouping grouping, CpuListing cpu) {
    this.thresholds = thresholds;
    this.grouping = grouping;
    this.cpu = cpu;
  }

  public ThreadDumpAnalysis() {
    this(Thresholds.DEFAULT, Grouping.AUTOMATIC, CpuListing.NONE);
  }

  /** All findings, most severe first. The dumps of one call must share their {@code Stacks}. */
  public List<Finding> findings(List<ThreadDump> dumps) {
    List<Finding> out = new ArrayList<>();
    if (dumps.isEmpty()) {
      return out;
    }
    FrameKinds kinds = new FrameKinds(dumps.get(0).stacks().symbols());
    for (List<ThreadDump> series : series(dumps)) {
      out.addAll(process(series, kinds));
    }
    out.sort(FindingOrder.MOST_SEVERE_FIRST);
    return out;
  }

  /** The dumps put together by process, in the order of their first dump. */
  public List<List<ThreadDump>> series(List<ThreadDump> dumps) {
    if (grouping == Grouping.SERIES) {
      return List.of(List.copyOf(dumps));
    }
    List<List<ThreadDump>> out = new ArrayList<>();
    for (ThreadDump dump : dumps) {
      List<ThreadDump> home = null;
      if (grouping == Grouping.AUTOMATIC) {
        for (List<ThreadDump> series : out) {
          if (SameProcess.test(series.get(series.size() - 1), dump)) {
            home = series;
            break;
          }
        }
      }
      if (home == null) {
        home = new ArrayList<>();
        out.add(home);
      }
      home.add(dump);
    }
    return out;
  }

  private List<Finding> process(List<ThreadDump> series, FrameKinds kinds) {
    Map<String, List<LockCase>> byIdentity = new LinkedHashMap<>();
    List<Finding> out = new ArrayList<>();
    boolean blocked = false;
    for (int i = 0; i < series.size(); i++) {
      DumpJudge judge = new DumpJudge(series.get(i), i, thresholds, kinds);
      Map<String, Integer> repeats = new LinkedHashMap<>();
      for (LockCase found : judge.judge()) {
        String key = found.rule().equals("starvation") ? "starvation " + found.identity() : found.identity();
        int n = repeats.merge(key, 1, Integer::sum);
        byIdentity.computeIfAbsent(n == 1 ? key : key + " #" + n, k -> new ArrayList<>()).add(found);
      }
      blocked |= !judge.uses().isEmpty();
    }
    SeriesJudge judge = new SeriesJudge(series, thresholds, cpu);
    Starvation starvation = new Starvation(series, thresholds);
    for (Map.Entry<String, List<LockCase>> entry : byIdentity.entrySet()) {
      out.add(LockFinding.of(judge.overall(entry.getValue()), series, judge));
      LockCase starved = byIdentity.containsKey("starvation " + entry.getKey()) ? null : starvation.of(entry.getValue());
      if (starved != null) {
        out.add(LockFinding.of(starved, series, judge));
      }
    }
    ThreadPools pools = new ThreadPools(series, thresholds, kinds);
    out.addAll(pools.findings(out));
    if (!blocked) {
      out.addAll(new BusyLoops(series, kinds, cpu).findings());
    }
    out.addAll(new ThreadGrowth(series, thresholds).findings());
    return out;
  }
}
