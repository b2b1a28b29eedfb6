package dev.lockstep.engine.verify;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.exchange.ExchangeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Checks every window of a backtest for lookahead as it is run. The result does not depend on the number of threads. */
public final class LookaheadCheck implements Backtest.Listener, AutoCloseable {
  private final Settings settings;
  private final int cuts;
  private final long seed;
  private final int jobs;
  private final Backtest.Listener listener;
  private final ExecutorService threads;
  private final Deque<Future<Lookahead.Result>> underWay = new ArrayDeque<>();
  private final List<Lookahead.Result> results = new ArrayList<>();

  /**
   * @param cuts how often each window's future is cut off
   * @param listener hears of every window once it has been checked
   */
  public LookaheadCheck(Settings settings, int cuts, long seed, int jobs, Backtest.Listener listener) {
    this.settings = settings;
    this.cuts = cuts;
    this.seed = seed;
    this.jobs = jobs;
    this.listener = listener;
    this.threads = Executors.newFixedThreadPool(jobs);
  }

  @Override
  public void onRun(Release release, WindowTape tape, WindowResult result, WindowRow row) {
    ExchangeSettings venue = Venues.of(tape);
    underWay.add(threads.submit(() ->
        new Lookahead(result, cuts, seed).check(tape::open, source -> WindowRun.run(source, release, settings, venue, seed))));
    if (underWay.size() > jobs) take();
  }

  /** What every window came to, in the order in which they were run; waits for those under way. */
  public List<Lookahead.Result> results() {
    while (!underWay.isEmpty()) take();
    return List.copyOf(results);
  }

  private void take() {
    try {
      Lookahead.Result result = underWay.remove().get();
      results.add(result);
      listener.onWindowDone(result.window());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) throw new UncheckedIOException(io);
      if (e.getCause() instanceof RuntimeException failure) throw failure;
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
