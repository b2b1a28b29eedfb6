package dev.lockstep.forensics.model;

/**
 * One pointer-like argument of a Go frame, packed in a {@code long}: the value (48 bits), its place among the frame's arguments, the
 * frame, and whether the runtime marked it stale ({@code ?}: the register may have been reused).
 */
public final class Pointer {
  /** Smaller values are lengths and flags, not addresses. */
  public static final long SMALLEST = 0x1000;

  public static final long LARGEST = (1L << 48) - 1;
  private static final int ARGUMENT_MAX = 31;
  private static final int FRAME_MAX = 1023;

  private Pointer() {}

  public static long pack(long value, int argument, int frame, boolean stale) {
    return value
        | (long) Math.min(argument, ARGUMENT_MAX) << 48
        | (long) Math.min(frame, FRAME_MAX) << 53
        | (stale ? Long.MIN_VALUE : 0);
  }

  public static long value(long packed) {
    return packed & LARGEST;
  }

  public static int argument(long packed) {
    return (int) (packed >>> 48) & ARGUMENT_MAX;
  }

  public static int frame(long packed) {
    return (int) (packed >>> 53) & FRAME_MAX;
  }

  public static boolean stale(long packed) {
    return packed < 0;
  }
}
