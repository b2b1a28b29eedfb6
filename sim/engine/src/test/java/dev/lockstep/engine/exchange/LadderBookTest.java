package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderBookTest extends DepthBookContract {
  @Override
  DepthBook book() {
    return new LadderBook();
  }

  /** More pages than the ladder lays out, and prices beyond the paged ones: the sorted map takes over and nothing is lost. */
  @ParameterizedTest
  @ValueSource(ints = {1, 256, 4096})
  void holdsMoreScatteredLevelsThanItHasPagesFor(int narrower) {
    DepthBook ladder = new LadderBook();
    DepthBook reference = new TreeMapBook();
    SeededRandom random = new SeededRandom(narrower);
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 30_000; i++) {
        int price = (int) random.nextLong(Integer.MAX_VALUE / narrower);
        int side = i % 3 == 0 ? DepthBook.ASK : DepthBook.BID;
        ladder.set(side, price, i + 1);
        reference.set(side, price, i + 1);
      }
      assertThat(ladder.stateHash()).isEqualTo(reference.stateHash());
      while (reference.bidLevels() > 5_000) {
        int price = reference.bestBidTicks();
        ladder.set(DepthBook.BID, price, 0);
        reference.set(DepthBook.BID, price, 0);
        assertThat(ladder.bestBidTicks()).isEqualTo(reference.bestBidTicks());
      }
      assertThat(ladder.stateHash()).isEqualTo(reference.stateHash());
    }
  }

  /** A price that wanders for ever uses no more pages than a few levels need. */
  @Test
  void pagesLeftBehindAreUsedAgain() {
    LadderBook ladder = new LadderBook();
    for (int price = 1_000; price < 3_000_000; price += 40) {
      ladder.set(DepthBook.BID, price, 5);
      ladder.set(DepthBook.BID, price - 400, 0);
    }
    assertThat(ladder.bidLevels()).isEqualTo(10);
    assertThat(ladder.pagesInMemory()).isLessThanOrEqualTo(64);
  }
}
