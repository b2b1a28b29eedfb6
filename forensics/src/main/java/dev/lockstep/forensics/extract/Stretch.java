package dev.lockstep.forensics.extract;

/**
 * The lines of one file that tell about one window: from the line that names it to where the window after next is named, or its log ends.
 *
 * @param window id of the window
 * @param fromLine first line, 1-based
 * @param toLine line after the last; {@link Long#MAX_VALUE} for the rest of the file
 * @param startNanos of the window, nanoseconds since the epoch
 * @param pnlUsd what the bot booked in it, by its own words; NaN where it says nothing
 */
record Stretch(String window, String file, long fromLine, long toLine, long startNanos, long endNanos, double pnlUsd) {
  /** How long after its window's end a log is read for what the window left behind. */
  static final long TAIL_NANOS = 60_000_000_000L;
}
