package dev.lockstep.datasets.tape;

/** Kinds of tape rows. The codes are part of the file format and never change. */
public final class RowKind {
  /** Depth: the level's new absolute quantity; 0 removes it. */
  public static final byte DEPTH = 1;
  /** Trade print: price, size and aggressor side. It precedes the depth row that reflects it. */
  public static final byte TRADE = 2;
  /** Both sides become empty: a snapshot follows, or the book is unknown until one does. */
  public static final byte CLEAR = 3;
  /** One level of a snapshot; like DEPTH. */
  public static final byte SNAPSHOT = 4;
  /** The tick size changes; the price column holds the new tick in units of the tape's tick. */
  public static final byte TICK_SIZE = 5;
  /** The market is resolved; side +1: the first token (UP) won, -1: the second. */
  public static final byte RESOLVED = 6;
  /** The feed's state changes; side -1: the book is unknown from here on (gap, disconnect), +1: known again. */
  public static final byte FEED = 7;

  private RowKind() {}
}
