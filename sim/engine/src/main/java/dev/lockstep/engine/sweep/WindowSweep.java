package dev.lockstep.engine.sweep;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.backtest.Positions;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.exchange.ExchangeSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One window under every point of a grid, with as few runs as the intervals of its comparisons allow. */
final class WindowSweep {
  private final ParameterGrid grid;
  private final Release release;
  private final Settings base;
  private final long seed;

  WindowSweep(ParameterGrid grid, Release release, Settings base, long seed) {
    this.grid = grid;
    this.release = release;
    this.base = base;
    this.seed = seed;
  }

  /** Regions that cover every point, in the order in which they were found. */
  List<Region> run(WindowTape tape) throws IOException {
    List<Region> regions = new ArrayList<>();
    boolean[] covered = new boolean[grid.size()];
    int next = 0;
    while (next < covered.length) {
      Region region = run(tape, next);
      regions.add(region);
      for (int point = next; point < covered.length; point++) covered[point] |= region.contains(grid, point);
      if (!covered[next]) throw new IllegalStateException("a run does not cover its own point " + next + " of window " + tape.id());
      while (next < covered.length && covered[next]) next++;
    }
    return regions;
  }

  private Region run(WindowTape tape, int point) throws IOException {
    ExchangeSettings venue = Venues.of(tape);
    WindowResult result;
    try (TapeSource source = tape.open()) {
      result = WindowRun.runUntilFinished(source, release, grid.settings(point, base), venue, seed);
    }
    Map<String, Threshold> thresholds = result.thresholds();
    int count = grid.parameters().size();
    long[] low = new long[count];
    long[] high = new long[count];
    for (int i = 0; i < count; i++) {
      Threshold threshold = thresholds.get(grid.parameters().get(i).key());
      low[i] = threshold == null ? grid.value(point, i) : threshold.low();
      high[i] = threshold == null ? grid.value(point, i) : threshold.high();
    }
    return new Region(low, high, Outcome.of(Positions.of(result, tape.instrument()).orElse(null)));
  }
}
