package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.tape.RowKind;
import org.junit.jupiter.api.Test;

/** With consumption on, what our orders took is gone for our later orders. */
class ConsumptionTest {
  private final TestVenue venue =
      new TestVenue(ExchangeSettings.plain().withConsumeLiquidity(true), "2026-02-27T12:00:00Z").at(1_000).bid(900, 30).bid(890, 10).ask(920, 10);

  private double available() {
    BookCopy book = venue.exchange.book(Outcome.UP);
    return book.bestBidTicks() == 900 ? book.bidLots(0) / (double) TestVenue.SHARE : 0;
  }

  @Test
  void takenLotsAreGone() {
    venue.sell(900, 20, TimeInForce.FOK);
    assertThat(available()).isEqualTo(10);
    venue.sell(900, 20, TimeInForce.FOK);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Rejected.class);
    venue.sell(900, 10, TimeInForce.FOK);
    assertThat(venue.exchange.book(Outcome.UP).bestBidTicks()).isEqualTo(890);
  }

  @Test
  void theComplementSeesTheSameHole() {
    venue.sell(900, 30, TimeInForce.FOK);
    assertThat(venue.exchange.book(Outcome.DOWN).bestAskTicks()).isEqualTo(110);
    venue.submit(Outcome.DOWN, Side.BUY, 100, 5, TimeInForce.FAK, false, 0);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Rejected.class);
  }

  @Test
  void growthIsNewLiquidity() {
    venue.sell(900, 30, TimeInForce.FOK);
    venue.at(2_000).bid(900, 45);
    assertThat(available()).isEqualTo(15);
  }

  @Test
  void shrinkageIsTakenFromWhatWeLeft() {
    venue.sell(900, 20, TimeInForce.FOK);
    venue.at(2_000).bid(900, 25);
    assertThat(available()).isEqualTo(5);
    venue.at(3_000).bid(900, 12);
    assertThat(available()).isZero();
    venue.at(4_000).bid(900, 30);
    assertThat(available()).as("18 have come since").isEqualTo(18);
  }

  @Test
  void aLevelThatVanishesForgets() {
    venue.sell(900, 20, TimeInForce.FOK);
    venue.at(2_000).bid(900, 0).bid(900, 30);
    assertThat(available()).isEqualTo(30);
    venue.sell(900, 20, TimeInForce.FOK);
    venue.at(3_000).row(RowKind.CLEAR, 0, 0, 0).bid(900, 30);
    assertThat(available()).isEqualTo(30);
  }

  /** A resting order that offers reach takes them too. */
  @Test
  void makersConsumeWhatReachesThem() {
    ClientOrderId id = venue.buy(910, 6, TimeInForce.GTC);
    venue.at(2_000).ask(910, 8);
    assertThat(venue.filledShares(id)).isEqualTo(6);
    assertThat(venue.exchange.book(Outcome.UP).askLots(0)).isEqualTo(2 * TestVenue.SHARE);
  }
}
