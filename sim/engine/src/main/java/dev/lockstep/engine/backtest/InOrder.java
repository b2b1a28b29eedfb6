package dev.lockstep.engine.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tasks on a few threads, whose results are taken on the calling thread in the order in which the tasks were given; so what comes of them
 * does not depend on the number of threads. One task more than threads is under way at most.
 */
public final class InOrder<T> implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;
  private final Taker<T> taker;
  private final Deque<Future<T>> underWay = new ArrayDeque<>();

  /** Takes one result. */
  @FunctionalInterface
  public interface Taker<T> {
    void take(T result) throws IOException;
  }

  public InOrder(int threads, Taker<T> taker) {
    this.threads = Math.max(threads, 1);
    this.pool = Executors.newFixedThreadPool(this.threads);
    this.taker = taker;
  }

  /** Gives a task; takes the oldest result if too many are under way. */
  public void give(Callable<T> task) throws IOException {
    underWay.add(pool.submit(task));
    if (underWay.size() > threads) takeOldest();
  }

  /** Waits for all that is under way, and takes it. */
  public void finish() throws IOException {
    while (!underWay.isEmpty()) takeOldest();
  }

  private void takeOldest() throws IOException {
    T result;
    try {
      result = underWay.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) throw io;
      if (e.getCause() instanceof UncheckedIOException io) throw io.getCause();
      if (e.getCause() instanceof RuntimeException failure) throw failure;
      throw new IllegalStateException(e.getCause());
    }
    taker.take(result);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
