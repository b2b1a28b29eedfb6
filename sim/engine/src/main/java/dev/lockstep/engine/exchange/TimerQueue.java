package dev.lockstep.engine.exchange;

import java.util.PriorityQueue;

/**
 * What the venue will do by itself later: by time, then in the order in which it was arranged. What is arranged knows its exchange only
 * when it is due, so that a copy of the queue serves a copy of the exchange.
 */
final class TimerQueue {
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long sequence;

  /** Something arranged. It may hold on to nothing that changes. */
  @FunctionalInterface
  interface Arranged {
    void run(SimulatedExchange exchange);
  }

  TimerQueue copy() {
    TimerQueue copy = new TimerQueue();
    copy.timers.addAll(timers);
    copy.sequence = sequence;
    return copy;
  }

  void at(long nanos, Arranged action) {
    timers.add(new Timer(nanos, sequence++, action));
  }

  /** Time of the next timer, or {@link Long#MAX_VALUE}. */
  long nextNanos() {
    Timer next = timers.peek();
    return next == null ? Long.MAX_VALUE : next.nanos;
  }

  Arranged poll() {
    return timers.remove().action;
  }

  private record Timer(long nanos, long sequence, Arranged action) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }
}
