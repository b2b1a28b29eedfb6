package dev.lockstep.engine.backtest;

import dev.lockstep.datasets.catalog.Window;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which windows a run takes: those that start in a half-open span (nanoseconds since the epoch) and, if names are given, bear one of them
 * or contain it.
 */
public record WindowChoice(long fromNanos, long toNanos, List<String> names) implements Predicate<Window> {
  public static WindowChoice all() {
    return new WindowChoice(Long.MIN_VALUE, Long.MAX_VALUE, List.of());
  }

  @Override
  public boolean test(Window window) {
    if (window.startNanos() < fromNanos || window.startNanos() >= toNanos) return false;
    return names.isEmpty() || names.stream().anyMatch(window.id()::contains);
  }
}
