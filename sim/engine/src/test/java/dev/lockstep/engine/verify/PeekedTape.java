package dev.lockstep.engine.verify;

import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;

/** A tape with a leak: it shows the last bid of the block that was read, which lies ahead of what has been replayed. */
final class PeekedTape implements TapeSource {
  private final TapeSource tape;
  private int lastBidTicks;

  PeekedTape(TapeSource tape) {
    this.tape = tape;
  }

  int lastBidTicks() {
    return lastBidTicks;
  }

  @Override
  public TapeHeader header() {
    return tape.header();
  }

  @Override
  public boolean read(TapeBlock block) throws IOException {
    boolean more = tape.read(block);
    for (int row = 0; row < block.size; row++) if (block.side[row] > 0 && block.lots[row] > 0) lastBidTicks = block.priceTicks[row];
    return more;
  }

  @Override
  public void close() throws IOException {
    tape.close();
  }
}
