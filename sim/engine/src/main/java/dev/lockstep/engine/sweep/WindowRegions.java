package dev.lockstep.engine.sweep;

import java.util.List;

/** What a sweep knows of one window: the regions that cover the grid. {@code runs} simulations made them. */
public record WindowRegions(String window, long startNanos, List<Region> regions) {
  public WindowRegions {
    regions = List.copyOf(regions);
  }

  public int runs() {
    return regions.size();
  }

  /** The outcome at a point. */
  public Outcome at(ParameterGrid grid, int point) {
    for (Region region : regions) if (region.contains(grid, point)) return region.outcome();
    throw new IllegalStateException("window " + window + " does not cover point " + point);
  }
}
