package dev.lockstep.forensics.event;

/** A stretch in which every price a source printed was the same text. */
public record FrozenPrice(
    long fromNanos, long toNanos, String price, long repeats, int fromFile, long fromLine, String fromText, int toFile, long toLine, String toText) {
  public long nanos() {
    return toNanos - fromNanos;
  }
}
