package dev.lockstep.forensics.event;

/** Ids of market windows, which end in the epoch second at which the window begins ({@code btc-updown-5m-1772192400}). */
public final class WindowId {
  private static final double EPOCH_MIN = 1e9;
  private static final double EPOCH_MAX = 9e9;
  private static final double MINUTES_MAX = 1_440;

  private WindowId() {}

  /** When a window begins, in nanoseconds since 1970 in UTC; {@link LogEvent#UNTIMED} if there is no id or it ends in no such second. */
  public static long beginNanos(String id) {
    double epoch = id == null ? Double.NaN : Numbers.plain(id.substring(id.lastIndexOf('-') + 1));
    return epoch > EPOCH_MIN && epoch < EPOCH_MAX ? Math.round(epoch) * 1_000_000_000L : LogEvent.UNTIMED;
  }

  /** How long a window lasts, nanoseconds: its id tells minutes before the second ({@code 5m}), else {@code usualNanos}. */
  public static long lengthNanos(String id, long usualNanos) {
    int second = id == null ? -1 : id.lastIndexOf('-');
    int minutes = second <= 0 ? -1 : id.lastIndexOf('-', second - 1);
    if (minutes < 0 || id.charAt(second - 1) != 'm') return usualNanos;
    double told = Numbers.plain(id.substring(minutes + 1, second - 1));
    return told >= 1 && told <= MINUTES_MAX ? Math.round(told * 60) * 1_000_000_000L : usualNanos;
  }
}
