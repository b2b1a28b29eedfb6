package dev.lockstep.forensics.event;

/** A histogram of gaps in nanoseconds: sixteen steps per power of two, so a quantile is right to about six per cent. */
public final class Gaps {
  /** How many places the histogram has. */
  public static final int BUCKETS = 64 << 4;
  private static final int SUB_BITS = 4;
  private static final int KNOWN = 16;
  private final long[] counts = new long[BUCKETS];
  /** Gaps met before and their places: a bot's loop has a handful of them. */
  private final long[] knownNanos = new long[KNOWN];
  private final int[] knownIndex = new int[KNOWN];
  private long total;

  public void add(long nanos) {
    int at = (int) (nanos >>> 29) & (KNOWN - 1);
    if (knownNanos[at] != nanos) {
      knownNanos[at] = nanos;
      knownIndex[at] = bucket(nanos);
    }
    counts[knownIndex[at]]++;
    total++;
  }

  /** Adds gaps of nothing and one gap after them. */
  void addStep(long zeros, long nanos) {
    counts[0] += zeros;
    total += zeros;
    add(nanos);
  }

  /** Adds gaps whose place is known. */
  void addAt(int bucket, long times) {
    counts[bucket] += times;
    total += times;
  }

  /** Gaps of nothing: the commonest ones, since many lines bear one stamp. */
  public void addZeros(long times) {
    counts[0] += times;
    total += times;
  }

  public long count() {
    return total;
  }

  /** The smallest bound that at least the given share of all gaps do not exceed; 0 without gaps. */
  public long quantile(double share) {
    if (total == 0) return 0;
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) return upper(i);
    }
    return Long.MAX_VALUE;
  }

  /** The place of a gap. */
  public static int bucket(long nanos) {
    if (nanos < (1 << SUB_BITS)) return (int) Math.max(0, nanos);
    int top = 63 - Long.numberOfLeadingZeros(nanos);
    int shift = top - SUB_BITS;
    return ((shift + 1) << SUB_BITS) + (int) ((nanos >>> shift) & ((1 << SUB_BITS) - 1));
  }

  private static long upper(int index) {
    if (index < (1 << SUB_BITS)) return index;
    int shift = (index >> SUB_BITS) - 1;
    long base = ((1L << SUB_BITS) | (index & ((1 << SUB_BITS) - 1)));
    long up = (base + 1) << shift;
    return up <= 0 ? Long.MAX_VALUE : up - 1;
  }
}
