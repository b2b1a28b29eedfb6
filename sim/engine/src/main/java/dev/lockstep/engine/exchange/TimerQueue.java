package dev.lockstep.engine.exchange;

import java.util.PriorityQueue;

/** What the venue will do by itself later: by time, then in the order in which it was arranged. */
final class TimerQueue {
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long sequence;

  void at(long nanos, Runnable action) {
    timers.add(new Timer(nanos, sequence++, action));
  }

  /** Time of the next timer, or {@link Long#MAX_VALUE}. */
  long nextNanos() {
    Timer next = timers.peek();
    return next == null ? Long.MAX_VALUE : next.nanos;
  }

  Runnable poll() {
    return timers.remove().action;
  }

  private record Timer(long nanos, long sequence, Runnable action) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.compare(nanos, other.nanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }
}
