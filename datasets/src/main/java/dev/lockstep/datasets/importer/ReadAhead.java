package dev.lockstep.datasets.importer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Items and what a function makes of them, in the items' order; on a machine with several processors the results of the next
 * items are made meanwhile, each on a thread of its own that ends with it. The order of the results does not depend on it.
 */
final class ReadAhead<T, R> implements Iterator<T> {
  /** Most items begun before their turn: what they hold in memory is bounded by it. */
  private static final int AHEAD_MAX = 3;

  private final Iterator<T> items;
  private final Function<T, R> read;
  private final Predicate<T> mayBeAhead;
  private final int ahead;
  private final Deque<Item<T, R>> begun = new ArrayDeque<>();
  private Item<T, R> current;

  private record Item<T, R>(T item, FutureTask<R> result) {}

  ReadAhead(List<T> items, Function<T, R> read, Predicate<T> mayBeAhead) {
    this(items, read, mayBeAhead, Runtime.getRuntime().availableProcessors());
  }

  ReadAhead(List<T> items, Function<T, R> read, Predicate<T> mayBeAhead, int processors) {
    this.items = items.iterator();
    this.read = read;
    this.mayBeAhead = mayBeAhead;
    ahead = Math.min(AHEAD_MAX, processors - 1);
  }

  static <T, R> ReadAhead<T, R> none() {
    return new ReadAhead<>(List.of(), item -> null, item -> false, 1);
  }

  @Override
  public boolean hasNext() {
    return !begun.isEmpty() || items.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) throw new NoSuchElementException();
    while (items.hasNext() && begun.size() <= ahead) begin(items.next());
    current = begun.poll();
    return current.item();
  }

  private void begin(T item) {
    FutureTask<R> result = new FutureTask<>(() -> read.apply(item));
    begun.add(new Item<>(item, result));
    if (ahead == 0 || !mayBeAhead.test(item)) return;
    Thread thread = new Thread(result, "read-ahead");
    thread.setDaemon(true);
    thread.start();
  }

  /** The result of the item that {@link #next} gave last. */
  R result() {
    current.result().run();
    try {
      return current.result().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      if (e.getCause() instanceof Error cause) throw cause;
      throw new IllegalStateException(e.getCause());
    }
  }
}
