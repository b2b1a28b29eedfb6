package dev.lockstep.forensics.event;

/** A place where a source's time goes back by more than a second. */
public record TimeStep(long fromNanos, long toNanos, int file, long line, String text) {
  public long backNanos() {
    return fromNanos - toNanos;
  }
}
