package dev.lockstep.bot.lane;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which lane each role runs on, and what is agreed about each lane. */
public record ExecutionProfile(Map<Role, String> placement, List<LaneSpec> lanes) {
  public ExecutionProfile {
    EnumMap<Role, String> copy = new EnumMap<>(Role.class);
    copy.putAll(placement);
    placement = copy;
    lanes = List.copyOf(lanes);
    Set<String> names = new LinkedHashSet<>();
    lanes.forEach(lane -> names.add(lane.name()));
    for (Map.Entry<Role, String> entry : placement.entrySet()) {
      if (!names.contains(entry.getValue())) {
        throw new IllegalArgumentException(entry.getKey() + " is placed on " + entry.getValue() + ", which is none of " + names);
      }
    }
  }

  public String laneOf(Role role) {
    String lane = placement.get(role);
    if (lane == null) throw new IllegalArgumentException("nothing is said of " + role);
    return lane;
  }

  /** The same profile with one role placed elsewhere. */
  public ExecutionProfile with(Role role, String lane) {
    Map<Role, String> moved = new EnumMap<>(placement);
    moved.put(role, lane);
    return new ExecutionProfile(moved, lanes);
  }
}
