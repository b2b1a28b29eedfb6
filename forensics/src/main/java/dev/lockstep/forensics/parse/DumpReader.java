package dev.lockstep.forensics.parse;

/** Reads the dumps of one runtime line by line. */
interface DumpReader {
  /** Takes the line if it belongs to a dump of this runtime; a line it does not take leaves its state alone. */
  boolean accept(LineView line);

  /**
   * Takes the line at the start of the range if it is whole and just the one expected, faster than {@link #accept} and to the same
   * effect. Returns where the next line begins, or -1 with nothing changed.
   */
  default int foresee(byte[] b, int from, int to) {
    return -1;
  }

  /** True between the first and the last line of a dump. */
  boolean open();

  /** Ends the open dump, if any. {@code cut}: the input ended inside a line. */
  void finish(boolean cut);
}
