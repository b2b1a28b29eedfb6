package dev.lockstep.engine.verify;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.InOrder;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.exchange.ExchangeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Checks every window of a backtest for lookahead as it is run. The result does not depend on the number of threads. */
public final class LookaheadCheck implements Backtest.Listener, AutoCloseable {
  private final Settings settings;
  private final int cuts;
  private final long seed;
  private final Backtest.Listener listener;
  private final InOrder<Lookahead.Result> checks;
  private final List<Lookahead.Result> results = new ArrayList<>();

  /**
   * @param cuts how often each window's future is cut off
   * @param listener hears of every window once it has been checked
   */
  public LookaheadCheck(Settings settings, int cuts, long seed, int jobs, Backtest.Listener listener) {
    this.settings = settings;
    this.cuts = cuts;
    this.seed = seed;
    this.listener = listener;
    this.checks = new InOrder<>(jobs, this::take);
  }

  @Override
  public void onRun(Release release, WindowTape tape, WindowResult result, WindowRow row) {
    ExchangeSettings venue = Venues.of(tape);
    try {
      checks.give(() -> new Lookahead(result, cuts, seed).check(tape::open, source -> WindowRun.run(source, release, settings, venue, seed)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What every window came to, in the order in which they were run; waits for those under way. */
  public List<Lookahead.Result> results() {
    try {
      checks.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(results);
  }

  private void take(Lookahead.Result result) {
    results.add(result);
    listener.onWindowDone(result.window());
  }

  @Override
  public void close() {
    checks.close();
  }
}
