package dev.lockstep.engine.sweep;

import java.util.List;

/**
 * What a sweep knows of one window: the regions that cover the grid. {@code runs} simulations made them.
 *
 * @param digest of the tape's rows and of the window as it was run, winner included: rows of other data are other rows
 */
public record WindowRegions(String window, long startNanos, long digest, List<Region> regions) {
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
