package dev.lockstep.datasets.tape;

import java.io.Closeable;
import java.io.IOException;

/** A tape read once from its first row to its last, block by block, in bounded memory. */
public interface TapeSource extends Closeable {
  TapeHeader header();

  /** Fills the block from the start; returns false (and size 0) at the end of the tape. */
  boolean read(TapeBlock block) throws IOException;
}
