package dev.lockstep.engine.time;

import java.util.Arrays;

/**
 * The one queue of a simulation. Order: <b>time, then phase, then sequence number</b>; no tie is left open. Scheduling into the
 * past is a programmer's error and fails at once.
 */
public final class EventQueue {
  private static final int PHASE_SHIFT = 56;

  private long[] times = new long[64];
  /** Phase in the top byte, sequence number below it: one comparison settles a tie. */
  private long[] ranks = new long[64];
  private Runnable[] actions = new Runnable[64];
  private int size;
  private long sequence;
  private long nowNanos = Long.MIN_VALUE;

  /** Time of the event that runs or ran last. */
  public long nowNanos() {
    return nowNanos;
  }

  /** Moves the present forward without running anything; used for work that happens between two events. */
  public void advanceTo(long nanos) {
    if (nanos < nowNanos) throw new IllegalStateException("time cannot go back from " + nowNanos + " to " + nanos);
    if (size > 0 && times[0] < nanos) throw new IllegalStateException("an event at " + times[0] + " would be skipped by " + nanos);
    nowNanos = nanos;
  }

  public void schedule(long atNanos, Phase phase, Runnable action) {
    if (atNanos < nowNanos) throw new IllegalArgumentException("scheduled at " + atNanos + ", which is before " + nowNanos);
    if (size == times.length) grow();
    int hole = size++;
    long rank = ((long) phase.ordinal() << PHASE_SHIFT) | sequence++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (!isBefore(atNanos, rank, times[parent], ranks[parent])) break;
      move(parent, hole);
      hole = parent;
    }
    put(hole, atNanos, rank, action);
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public int size() {
    return size;
  }

  /** Time of the next event, or {@link Long#MAX_VALUE} if there is none. */
  public long nextNanos() {
    return size == 0 ? Long.MAX_VALUE : times[0];
  }

  /** Runs the next event; its time becomes the present. */
  public void runNext() {
    if (size == 0) throw new IllegalStateException("the queue is empty");
    Runnable action = actions[0];
    nowNanos = times[0];
    removeFirst();
    action.run();
  }

  private void removeFirst() {
    size--;
    long time = times[size];
    long rank = ranks[size];
    Runnable last = actions[size];
    actions[size] = null;
    if (size == 0) return;
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && isBefore(times[child + 1], ranks[child + 1], times[child], ranks[child])) child++;
      if (!isBefore(times[child], ranks[child], time, rank)) break;
      move(child, hole);
      hole = child;
    }
    put(hole, time, rank, last);
  }

  private static boolean isBefore(long time, long rank, long otherTime, long otherRank) {
    return time < otherTime || (time == otherTime && rank < otherRank);
  }

  private void move(int from, int to) {
    times[to] = times[from];
    ranks[to] = ranks[from];
    actions[to] = actions[from];
  }

  private void put(int at, long time, long rank, Runnable action) {
    times[at] = time;
    ranks[at] = rank;
    actions[at] = action;
  }

  private void grow() {
    times = Arrays.copyOf(times, size * 2);
    ranks = Arrays.copyOf(ranks, size * 2);
    actions = Arrays.copyOf(actions, size * 2);
  }
}
