package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.tape.RowKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What taking orders get, and when. */
class VenueMatchingTest {
  private final TestVenue venue = TestVenue.plain(QueueMode.PROPORTIONAL).at(1_000).bid(900, 10).bid(890, 20).bid(850, 100).ask(920, 5).ask(930, 8);

  private List<String> fills() {
    return venue.events.stream().filter(event -> event instanceof OrderEvent.Filled || event instanceof OrderEvent.PartiallyFilled)
        .map(event -> event instanceof OrderEvent.Filled f ? f.priceTicks() + "x" + f.lots() / TestVenue.SHARE
            : ((OrderEvent.PartiallyFilled) event).priceTicks() + "x" + ((OrderEvent.PartiallyFilled) event).lots() / TestVenue.SHARE).toList();
  }

  @Test
  void walksLevelsAtTheirPrices() {
    ClientOrderId id = venue.sell(880, 25, TimeInForce.FOK);
    assertThat(fills()).containsExactly("900x10", "890x15");
    assertThat(venue.exchange.averageFillTicks(id)).isEqualTo(894L);
    assertThat(venue.exchange.status(id).notionalTickLots()).isEqualTo((900 * 10 + 890 * 15) * TestVenue.SHARE);
  }

  @Test
  void allOrNothingCountsWithinTheLimit() {
    venue.sell(890, 31, TimeInForce.FOK);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Rejected.class);
    venue.sell(890, 30, TimeInForce.FOK);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Filled.class);
  }

  @Test
  void whatIsLeftOfAFakIsDropped() {
    ClientOrderId id = venue.sell(890, 40, TimeInForce.FAK);
    assertThat(venue.last()).isEqualTo(new OrderEvent.Expired(id, venue.now(), 10 * TestVenue.SHARE));
    assertThat(venue.exchange.status(id).state()).isEqualTo(OrderState.EXPIRED);
  }

  @Test
  void whatIsLeftOfAGtcRests() {
    ClientOrderId id = venue.buy(930, 20, TimeInForce.GTC);
    assertThat(fills()).containsExactly("920x5", "930x8");
    assertThat(venue.last()).isEqualTo(new OrderEvent.Accepted(id, venue.now(), 7 * TestVenue.SHARE));
    venue.at(2_000).sold(930, 3);
    assertThat(venue.last()).isEqualTo(
        new OrderEvent.PartiallyFilled(id, venue.now(), 930, 3 * TestVenue.SHARE, 4 * TestVenue.SHARE, Liquidity.MAKER, 0));
  }

  @Test
  void anEmptySideGivesNothing() {
    venue.ask(920, 0).ask(930, 0);
    venue.buy(999, 5, TimeInForce.FOK);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Rejected.class);
    assertThat(venue.exchange.book(Outcome.UP).askLevels()).isZero();
    assertThat(venue.exchange.book(Outcome.DOWN).bidLevels()).isZero();
  }

  /** One pool: buying the complement at 10 cents takes the bids at 90. */
  @Test
  void theComplementTakesFromTheSamePool() {
    venue.submit(Outcome.DOWN, Side.BUY, 110, 15, TimeInForce.FOK, false, 0);
    assertThat(fills()).containsExactly("100x10", "110x5");
    assertThat(venue.exchange.positionLots(Outcome.DOWN)).isEqualTo(15 * TestVenue.SHARE);
    assertThat(venue.exchange.cashNanoUsd()).isEqualTo(-1_550_000_000L);
    BookCopy down = venue.exchange.book(Outcome.DOWN);
    assertThat(down.bestAskTicks()).isEqualTo(100);
    assertThat(down.bestBidTicks()).isEqualTo(80);
    assertThat(down.askLots(0)).isEqualTo(10 * TestVenue.SHARE);
  }

  @Test
  void aRestingOrderOfTheComplementFillsFromTheSameTape() {
    ClientOrderId id = venue.submit(Outcome.DOWN, Side.SELL, 90, 6, TimeInForce.GTC, false, 0);
    venue.at(2_000).sold(910, 6);
    assertThat(((OrderEvent.Filled) venue.last()).priceTicks()).isEqualTo(90);
    assertThat(venue.filledShares(id)).isEqualTo(6);
  }

  @Test
  void withoutConsumptionTheBookStaysAsRecorded() {
    venue.sell(900, 10, TimeInForce.FOK);
    venue.sell(900, 10, TimeInForce.FOK);
    assertThat(fills()).containsExactly("900x10", "900x10");
  }

  /** A purchase by amount spends its dollars; better prices buy more shares. */
  @Test
  void aPurchaseByAmountSpendsItsDollars() {
    TestVenue rules = TestVenue.february().at(1_000).bid(400, 50).ask(450, 10).ask(500, 100);
    ClientOrderId id = rules.buy(500, 20, TimeInForce.FOK);
    // 10 USD: 10 shares at 0.45 leave 5.50 USD, that is 11 shares at 0.50.
    assertThat(rules.filledShares(id)).isEqualTo(21);
    assertThat(rules.exchange.cashNanoUsd()).isEqualTo(-10_000_000_000L);
    assertThat(rules.exchange.status(id).state()).isEqualTo(OrderState.FILLED);
    rules.buy(500, 113, TimeInForce.FOK);
    assertThat(rules.last()).as("56.50 USD, but only 4.50 + 50 are offered").isInstanceOf(OrderEvent.Rejected.class);
  }

  @Test
  void anUnknownBookFillsNothing() {
    venue.row(RowKind.FEED, -1, 0, 0);
    assertThat(venue.exchange.bookKnown()).isFalse();
    venue.sell(900, 5, TimeInForce.FOK);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Rejected.class);
    ClientOrderId id = venue.sell(905, 5, TimeInForce.GTC);
    venue.at(3_000).bought(990, 100).bid(910, 50);
    assertThat(venue.filledShares(id)).isZero();
    venue.at(4_000).row(RowKind.FEED, 1, 0, 0);
    assertThat(venue.filledShares(id)).as("the known book crosses the order").isEqualTo(5);
    assertThat(venue.exchange.bookUnknownNanos()).isEqualTo(3_000 * TestVenue.MILLI);
  }

  @Test
  void aClearedBookIsUnknownUntilItsSnapshot() {
    venue.at(2_000).row(RowKind.CLEAR, 0, 0, 0);
    assertThat(venue.exchange.bookKnown()).isFalse();
    venue.sell(900, 5, TimeInForce.FAK);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Rejected.class);
    venue.at(2_500).row(RowKind.SNAPSHOT, 1, 800, 5);
    assertThat(venue.exchange.bookKnown()).isTrue();
    assertThat(venue.exchange.bookUnknownNanos()).isEqualTo(500 * TestVenue.MILLI);
  }

  @Test
  void aCancelledOrderFillsNoMore() {
    ClientOrderId id = venue.sell(910, 5, TimeInForce.GTC);
    venue.exchange.cancel(id, venue.now());
    assertThat(venue.last()).isInstanceOf(OrderEvent.Cancelled.class);
    venue.at(2_000).bought(950, 50);
    assertThat(venue.filledShares(id)).isZero();
    venue.sell(910, 5, TimeInForce.GTC);
    venue.sell(915, 5, TimeInForce.GTC);
    assertThat(venue.exchange.cancelAll(venue.now())).isEqualTo(2);
    assertThat(venue.exchange.cancelAll(venue.now())).isZero();
  }

  /** Sixty seconds before its stated end, and then the shares are free again. */
  @Test
  void goodTillDateEndsBeforeItsDate() {
    TestVenue rules = TestVenue.february().at(1_000).bid(900, 50).ask(920, 50).own(Outcome.UP, 10);
    ClientOrderId id = rules.submit(Outcome.UP, Side.SELL, 950, 10, TimeInForce.GTD, false, rules.now() + 90_000 * TestVenue.MILLI);
    assertThat(rules.exchange.sellableLots(Outcome.UP)).isZero();
    assertThat(rules.exchange.nextTimerNanos()).isEqualTo(rules.now() + 30_000 * TestVenue.MILLI);
    rules.advance(30_999);
    assertThat(rules.exchange.status(id).state()).isEqualTo(OrderState.LIVE);
    rules.advance(31_000);
    assertThat(rules.exchange.status(id).state()).isEqualTo(OrderState.EXPIRED);
    assertThat(rules.exchange.sellableLots(Outcome.UP)).isEqualTo(10 * TestVenue.SHARE);
  }
}
