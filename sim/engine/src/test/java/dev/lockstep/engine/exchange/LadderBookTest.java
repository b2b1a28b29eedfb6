package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LadderBookTest extends DepthBookContract {
  @Override
  DepthBook book() {
    return new LadderBook();
  }

  /** More pages than the ladder lays out, and prices beyond the paged ones: the sorted map takes over and nothing is lost. */
  @Test
  void holdsMoreScatteredLevelsThanItHasPagesFor() {
    DepthBook ladder = new LadderBook();
    DepthBook reference = new TreeMapBook();
    for (int step = 0; step < 2; step++) {
      for (int i = 0; i < 6_000; i++) {
        int price = (int) ((i * 2_654_435_761L & 0x7FFF_FFFFL) / (i % 2 == 0 ? 1 : 64));
        int side = i % 3 == 0 ? DepthBook.ASK : DepthBook.BID;
        long lots = step == 1 && i % 4 == 0 ? 0 : i + 1;
        ladder.set(side, price, lots);
        reference.set(side, price, lots);
      }
      assertThat(ladder.stateHash()).isEqualTo(reference.stateHash());
      assertThat(ladder.bidLevels()).isEqualTo(reference.bidLevels());
    }
  }
}
