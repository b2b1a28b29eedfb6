package dev.lockstep.cli.text;

/** Rows on their way out, one at a time, in the format the user asked for. Close it to finish the document. */
public interface Rows extends AutoCloseable {
  /**
   * Writes one row. Whole numbers, booleans and null keep their kind in JSON; everything else is written as text, amounts of
   * money among them.
   */
  void row(Object... cells);

  @Override
  void close();
}
