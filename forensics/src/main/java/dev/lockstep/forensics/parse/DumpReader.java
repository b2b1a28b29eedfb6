package dev.lockstep.forensics.parse;

/** Reads the dumps of one runtime line by line. */
interface DumpReader {
  /** Takes the line if it belongs to a dump of this runtime; a line it does not take leaves its state alone. */
  boolean accept(LineView line);

  /**
   * Takes the whole thread that begins at {@code from} with this line, if one like it was learned, to the same effect as
   * {@link #accept} line by line. Returns where the next line begins, {@link KnownBlocks#UNKNOWN} with nothing changed, or
   * {@link KnownBlocks#HUNGRY} with nothing changed where the range ends too early.
   */
  default int takeThread(byte[] b, int from, int to, long line) {
    return KnownBlocks.UNKNOWN;
  }

  /** Lines of the thread just taken. */
  default int linesTaken() {
    return 0;
  }

  /** How many threads have begun so far in {@link #accept}. */
  default long begun() {
    return 0;
  }

  /** True where a line that begins with this byte may be a thread's first. */
  default boolean begins(byte first) {
    return false;
  }

  /** Remembers the thread just read line by line from this range, behind which a line stands that {@link #begins} another. */
  default void learn(byte[] b, int from, int to) {}

  /** True between the first and the last line of a dump. */
  boolean open();

  /** Ends the open dump, if any. {@code cut}: the input ended inside a line. */
  void finish(boolean cut);
}
