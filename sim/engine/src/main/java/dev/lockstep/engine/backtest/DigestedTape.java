package dev.lockstep.engine.backtest;

import dev.lockstep.datasets.tape.CheckedTape;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.time.Digest;
import java.io.IOException;

/** A tape that keeps a digest of every row that passes, and refuses rows that cannot be. */
public final class DigestedTape implements TapeSource {
  private final TapeSource tape;
  private final Digest digest = new Digest();

  public DigestedTape(TapeSource tape) {
    this.tape = new CheckedTape(tape);
    digest.text(tape.header().window().toString()).text(tape.header().instrument().toString());
  }

  @Override
  public TapeHeader header() {
    return tape.header();
  }

  @Override
  public boolean read(TapeBlock block) throws IOException {
    if (!tape.read(block)) return false;
    for (int row = 0; row < block.size; row++) {
      digest.number(block.exchangeNanos[row]);
      digest.number(block.localNanos[row]);
      digest.number(block.lots[row]);
      digest.number(((long) block.priceTicks[row] << 16) ^ (block.kind[row] << 8) ^ block.side[row]);
    }
    return true;
  }

  /** Reads what is left, so that the digest covers the whole tape. */
  public long finish() throws IOException {
    TapeBlock block = new TapeBlock(4096);
    while (read(block)) block.size = 0;
    return digest.value();
  }

  @Override
  public void close() throws IOException {
    tape.close();
  }
}
