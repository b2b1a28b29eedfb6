package dev.lockstep.forensics.parse;

/** Reads the dumps of one runtime line by line. */
interface DumpReader {
  /** Takes the line if it belongs to a dump of this runtime; a line it does not take leaves its state alone. */
  boolean accept(LineView line);

  /** True between the first and the last line of a dump. */
  boolean open();

  /** Ends the open dump, if any. {@code cut}: the input ended inside a line. */
  void finish(boolean cut);
}
