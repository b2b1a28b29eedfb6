package dev.lockstep.engine.sweep;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.backtest.Moment;
import dev.lockstep.engine.backtest.Positions;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.replay.TapeRows;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One window under every point of a grid, with as few runs as the intervals of its comparisons allow, and as little of each as can be: a
 * run takes all its points along until a comparison tells some of them apart, and these go on from that moment in a run of their own.
 */
final class WindowSweep {
  private final ParameterGrid grid;
  private final Release release;
  private final Settings base;
  private final long seed;
  private final GridValues values;

  WindowSweep(ParameterGrid grid, Release release, Settings base, long seed) {
    this.grid = grid;
    this.release = release;
    this.base = base;
    this.seed = seed;
    values = new GridValues(grid);
  }

  /** Points that still need a run, and where it can start; null is the window's start. */
  record Branch(Moment from, int[] points) {}

  /** Regions that cover every point, in the order in which they were found. */
  List<Region> run(WindowTape tape) throws IOException {
    List<Region> regions = new ArrayList<>();
    Deque<Branch> open = new ArrayDeque<>();
    open.push(new Branch(null, values.allPoints()));
    TapeRows rows = TapeRows.of(tape);
    ExchangeSettings venue = Venues.of(tape);
    while (!open.isEmpty()) {
      Branch branch = open.pop();
      Settings settings = grid.settings(branch.points()[0], base);
      WindowRun run = WindowRun.branching(rows, branch.from(), release, settings, venue, seed);
      Travellers travellers = new Travellers(values, branch.points(), run.thresholds(), () -> momentOf(run, settings), open::push);
      WindowResult result = run.finish();
      Region region = region(result, branch.points()[0], tape);
      regions.add(region);
      travellers.end(region);
    }
    return regions;
  }

  /** Latencies that follow the tape's activity count its rows from the start, so that nothing can start later. */
  private static Moment momentOf(WindowRun run, Settings settings) {
    return settings.word(WorldSettings.LATENCY_MODEL).equals("activity") ? null : run.moment();
  }

  private Region region(WindowResult result, int point, WindowTape tape) {
    int count = grid.parameters().size();
    long[] low = new long[count];
    long[] high = new long[count];
    for (int i = 0; i < count; i++) {
      Threshold threshold = result.thresholds().get(grid.parameters().get(i).key());
      low[i] = threshold == null ? grid.value(point, i) : threshold.low();
      high[i] = threshold == null ? grid.value(point, i) : threshold.high();
    }
    return new Region(low, high, Outcome.of(Positions.of(result, tape.instrument()).orElse(null)));
  }
}
