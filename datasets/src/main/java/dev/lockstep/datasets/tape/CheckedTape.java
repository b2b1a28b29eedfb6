package dev.lockstep.datasets.tape;

import java.io.IOException;

/**
 * A tape whose rows are looked at as they pass ({@link RowCheck}): its checksums say that the bytes are those that were written, and a
 * tape may have been written by anybody. Looking costs about a tenth of a replay, so whoever runs a tape several times looks once.
 */
public final class CheckedTape implements TapeSource {
  private final TapeSource tape;
  private final RowCheck check;

  public CheckedTape(TapeSource tape) {
    this.tape = tape;
    check = new RowCheck("tape of " + tape.header().window().id(), tape.header().instrument());
  }

  @Override
  public TapeHeader header() {
    return tape.header();
  }

  @Override
  public boolean read(TapeBlock block) throws IOException {
    if (!tape.read(block)) return false;
    check.rows(block, 0, block.size);
    return true;
  }

  @Override
  public void close() throws IOException {
    tape.close();
  }
}
