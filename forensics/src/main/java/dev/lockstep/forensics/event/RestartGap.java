package dev.lockstep.forensics.event;

/** The time between the last line of one process and the first of the next in the same source. */
public record RestartGap(long fromNanos, long toNanos, int file, long line, String text) {
  public long nanos() {
    return toNanos - fromNanos;
  }
}
