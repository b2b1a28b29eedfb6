package dev.lockstep.engine.verify;

import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;

/**
 * A tape whose rows after an instant of the venue's time never existed, and whose window has no winner yet. In their place stands one row
 * that says that the book is unknown from there on: a tape that just ended would be taken for over a second after its last row, which
 * may lie before the cut where the venue was silent.
 */
final class CutTape implements TapeSource {
  private final TapeSource tape;
  private final long cutNanos;
  private boolean over;

  CutTape(TapeSource tape, long cutNanos) {
    this.tape = tape;
    this.cutNanos = cutNanos;
  }

  /** The number of rows is not known: it would tell how much is still to come. */
  @Override
  public TapeHeader header() {
    return new TapeHeader(tape.header().instrument(), Lookahead.withoutWinner(tape.header().window()), -1);
  }

  @Override
  public boolean read(TapeBlock block) throws IOException {
    if (over || !tape.read(block)) {
      block.size = 0;
      return false;
    }
    int kept = 0;
    while (kept < block.size && block.exchangeNanos[kept] <= cutNanos) kept++;
    over = kept < block.size;
    if (over) end(block, kept++);
    block.size = kept;
    return true;
  }

  private void end(TapeBlock block, int row) {
    block.exchangeNanos[row] = cutNanos + 1;
    block.localNanos[row] = row == 0 ? cutNanos + 1 : Math.max(cutNanos + 1, block.localNanos[row - 1]);
    block.kind[row] = RowKind.FEED;
    block.side[row] = -1;
    block.priceTicks[row] = 0;
    block.lots[row] = 0;
  }

  @Override
  public void close() throws IOException {
    tape.close();
  }
}
