package dev.lockstep.forensics.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One "Found one Java-level deadlock" section: who waits for what held by whom, as the JVM says.
 *
 * @param line 1-based line of the sentence
 */
public record JvmDeadlock(long line, List<Wait> waits) {
  /**
   * One thread of the section.
   *
   * @param heldBy null where the JVM names no owner
   */
  public record Wait(String thread, long lockAddress, String lockClass, String heldBy, long line) {}

  /** The members of the cycle, starting with the smallest name; threads that only lead into it are left out. */
  public List<String> cycle() {
    Map<String, String> next = new LinkedHashMap<>();
    for (Wait wait : waits) {
      if (wait.heldBy() != null) {
        next.putIfAbsent(wait.thread(), wait.heldBy());
      }
    }
    for (String start : next.keySet()) {
      List<String> path = new ArrayList<>();
      String at = start;
      while (at != null && !path.contains(at)) {
        path.add(at);
        at = next.get(at);
      }
      if (at != null) {
        return rotated(path.subList(path.indexOf(at), path.size()));
      }
    }
    return List.of();
  }

  private static List<String> rotated(List<String> cycle) {
    int first = 0;
    for (int i = 1; i < cycle.size(); i++) {
      if (cycle.get(i).compareTo(cycle.get(first)) < 0) {
        first = i;
      }
    }
    List<String> out = new ArrayList<>(cycle.subList(first, cycle.size()));
    out.addAll(cycle.subList(0, first));
    return out;
  }

  /** The threads of the section that only lead into the cycle. */
  public List<String> victims() {
    List<String> cycle = cycle();
    return waits.stream().map(Wait::thread).filter(t -> !cycle.contains(t)).distinct().toList();
  }
}
