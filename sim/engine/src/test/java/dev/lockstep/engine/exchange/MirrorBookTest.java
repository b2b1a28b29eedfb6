package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.BookView;
import org.junit.jupiter.api.Test;

class MirrorBookTest {
  private final DepthBook up = new LadderBook();
  private final MirrorBook down = new MirrorBook(up, 1000);

  @Test
  void bidsBecomeAsksAtTheComplement() {
    up.set(DepthBook.BID, 930, 7);
    up.set(DepthBook.BID, 920, 8);
    up.set(DepthBook.ASK, 950, 9);
    assertThat(down.bestAskTicks()).isEqualTo(70);
    assertThat(down.askTicks(1)).isEqualTo(80);
    assertThat(down.askLots(0)).isEqualTo(7);
    assertThat(down.bestBidTicks()).isEqualTo(50);
    assertThat(down.bidLots(0)).isEqualTo(9);
    assertThat(down.bidLevels()).isEqualTo(1);
    assertThat(down.askLevels()).isEqualTo(2);
  }

  @Test
  void emptySidesStayEmpty() {
    up.set(DepthBook.BID, 990, 7);
    assertThat(up.bestAskTicks()).isEqualTo(BookView.NONE);
    assertThat(down.bestBidTicks()).isEqualTo(BookView.NONE);
    assertThat(down.bidLevels()).isZero();
  }

  /** Buying both tokens costs one plus the spread: what there is of one is what there is of the other. */
  @Test
  void asksOfBothTokensAddUpToOnePlusSpread() {
    up.set(DepthBook.BID, 480, 1);
    up.set(DepthBook.ASK, 495, 1);
    assertThat(up.bestAskTicks() + down.bestAskTicks()).isEqualTo(1000 + 15);
    assertThat(new MirrorBook(down, 1000).bestBidTicks()).isEqualTo(up.bestBidTicks());
  }
}
