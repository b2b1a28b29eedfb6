package dev.lockstep.forensics.event;

/**
 * A long gap between two consecutive events of one kind (or of all kinds) in one source.
 *
 * @param q99Nanos 99th percentile of the gaps before this one; {@code baselineGaps} says how many there were
 * @param medianNanos median of the gaps before this one
 */
public record Silence(
    long fromNanos, long toNanos, int fromFile, long fromLine, String fromText, int toFile, long toLine, String toText,
    long q99Nanos, long medianNanos, long baselineGaps) {
  public long nanos() {
    return toNanos - fromNanos;
  }

  public boolean hasBaseline() {
    return baselineGaps >= 20;
  }
}
