package dev.lockstep.forensics.event;

/** A histogram of gaps in nanoseconds: sixteen steps per power of two, so a quantile is right to about six per cent. */
public final class Gaps {
  private static final int SUB_BITS = 4;
  private final long[] counts = new long[(64 << SUB_BITS)];
  private long total;

  public void add(long nanos) {
    counts[index(nanos)]++;
    total++;
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

  private static int index(long nanos) {
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
