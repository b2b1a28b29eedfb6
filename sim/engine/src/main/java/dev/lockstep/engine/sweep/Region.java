package dev.lockstep.engine.sweep;

/**
 * A box of settings in which every run of one window comes out the same: for each parameter of the sweep an inclusive interval, and the
 * outcome.
 */
public record Region(long[] low, long[] high, Outcome outcome) {
  boolean contains(ParameterGrid grid, int point) {
    for (int i = 0; i < low.length; i++) {
      long value = grid.value(point, i);
      if (value < low[i] || value > high[i]) return false;
    }
    return true;
  }
}
