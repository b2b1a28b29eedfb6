package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.tape.RowKind;
import org.junit.jupiter.api.Test;

/** Every refusal in the venue's own words. */
class VenueRefusalsTest {
  private final TestVenue venue = TestVenue.february().at(1_000).bid(900, 50).ask(920, 50).own(Outcome.UP, 100);

  @Test
  void pricesOffTheGrid() {
    venue.buy(905, 10, TimeInForce.GTC);
    assertThat(venue.refusal()).isEqualTo("400 order 1 is invalid. Price (0.905) breaks minimum tick size rule: 0.01");
    venue.row(RowKind.TICK_SIZE, 0, 1, 0).buy(905, 10, TimeInForce.GTC);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Accepted.class);
  }

  @Test
  void aLevelOffTheGridShowsTheFineTick() {
    venue.ask(965, 7);
    assertThat(venue.exchange.venueTickTicks()).isEqualTo(1);
    venue.sell(966, 10, TimeInForce.GTC);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Accepted.class);
  }

  @Test
  void pricesOutOfRange() {
    venue.buy(1000, 10, TimeInForce.GTC);
    assertThat(venue.refusal()).isEqualTo("400 price (1), min: 0.01 - max: 0.99");
    venue.buy(0, 10, TimeInForce.GTC);
    assertThat(venue.refusal()).isEqualTo("400 price (0), min: 0.01 - max: 0.99");
  }

  @Test
  void smallRestingOrders() {
    venue.sell(950, 4.99, TimeInForce.GTC);
    assertThat(venue.refusal()).isEqualTo("400 order 1 is invalid. Size (4.99) lower than the minimum: 5");
    venue.sell(950, 5, TimeInForce.GTC);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Accepted.class);
    venue.sell(900, 0.5, TimeInForce.FAK);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Filled.class);
  }

  @Test
  void smallMarketablePurchases() {
    venue.buy(990, 1, TimeInForce.FAK);
    assertThat(venue.refusal()).isEqualTo("400 invalid amount for a marketable BUY order ($0.99), min size: $1");
    venue.bid(100, 5).ask(110, 5).submit(Outcome.UP, Side.BUY, 110, 9, TimeInForce.GTC, false, 0);
    assertThat(venue.refusal()).isEqualTo("400 invalid amount for a marketable BUY order ($0.99), min size: $1");
  }

  @Test
  void amountsFinerThanACent() {
    venue.buy(930, 10.55, TimeInForce.FOK);
    assertThat(venue.refusal()).isEqualTo("400 invalid amounts, the market buy orders maker amount supports a max accuracy of 2 decimals, "
        + "taker amount a max of 4 decimals");
    assertThat(venue.exchange.status(venue.buy(930, 10.55, TimeInForce.GTC)).state()).isEqualTo(OrderState.FILLED);
    venue.sell(900, 10.123, TimeInForce.FOK);
    assertThat(venue.refusal()).startsWith("400 invalid amounts");
  }

  @Test
  void ordersThatFindNothing() {
    venue.sell(900, 60, TimeInForce.FOK);
    assertThat(venue.refusal()).isEqualTo("400 order couldn't be fully filled. FOK orders are fully filled or killed.");
    venue.sell(910, 60, TimeInForce.FAK);
    assertThat(venue.refusal())
        .isEqualTo("400 no orders found to match with FAK order. FAK orders are partially filled or killed if no match is found.");
    assertThat(venue.exchange.positionLots(Outcome.UP)).isEqualTo(100 * TestVenue.SHARE);
  }

  @Test
  void postOnlyThatCrosses() {
    ClientOrderId id = venue.submit(Outcome.UP, Side.BUY, 920, 10, TimeInForce.GTC, true, 0);
    assertThat(venue.refusal()).isEqualTo("400 invalid post-only order: order crosses book");
    assertThat(venue.exchange.status(id).state()).isEqualTo(OrderState.REJECTED);
    venue.submit(Outcome.UP, Side.BUY, 910, 10, TimeInForce.GTC, true, 0);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Accepted.class);
  }

  @Test
  void duplicates() {
    ClientOrderId id = venue.sell(950, 10, TimeInForce.GTC);
    venue.exchange.submit(new OrderRequest(id, Outcome.UP, Side.SELL, 960, 10_000_000, TimeInForce.GTC, false, 0), venue.now());
    assertThat(venue.refusal()).isEqualTo("400 order 1 is invalid. Duplicated.");
    assertThat(venue.exchange.status(id).state()).isEqualTo(OrderState.LIVE);
  }

  @Test
  void balanceOfShares() {
    venue.submit(Outcome.DOWN, Side.SELL, 80, 6, TimeInForce.FAK, false, 0);
    assertThat(venue.refusal()).isEqualTo("400 not enough balance / allowance: the balance is not enough -> balance: 0, order amount: 6000000");
    venue.sell(990, 80, TimeInForce.GTC);
    venue.sell(900, 25, TimeInForce.FOK);
    assertThat(venue.refusal()).isEqualTo("400 not enough balance / allowance: the balance is not enough -> "
        + "balance: 100000000, sum of active orders: 80000000, sum of matched orders: 0, order amount (inc. fees): 25000000");
    venue.sell(900, 20, TimeInForce.FOK);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Filled.class);
  }

  @Test
  void balanceOfCollateral() {
    TestVenue poor = new TestVenue(ExchangeSettings.polymarket().withStartingCash(50_000_000_000L), "2026-07-01T00:00:00Z");
    poor.bid(400, 500).ask(500, 500).buy(400, 100, TimeInForce.GTC);
    // 40 USD, and a reserve for the fee it might pay as a taker: 100 * 0.07 * 0.4 * 0.6 = 1.68.
    assertThat(poor.last()).isInstanceOf(OrderEvent.Accepted.class);
    poor.buy(300, 30, TimeInForce.GTC);
    assertThat(poor.refusal()).isEqualTo("400 not enough balance / allowance: the balance is not enough -> "
        + "balance: 50000000, sum of active orders: 41680000, sum of matched orders: 0, order amount (inc. fees): 9441000");
    poor.exchange.cancelAll(poor.now());
    poor.buy(300, 30, TimeInForce.GTC);
    assertThat(poor.last()).isInstanceOf(OrderEvent.Accepted.class);
  }

  @Test
  void expiryTooClose() {
    venue.submit(Outcome.UP, Side.SELL, 950, 10, TimeInForce.GTD, false, venue.now() + 59_000 * TestVenue.MILLI);
    assertThat(venue.refusal()).isEqualTo("400 invalid expiration");
  }

  @Test
  void nothingIsAcceptedOnceTheMarketIsResolved() {
    ClientOrderId open = venue.sell(990, 10, TimeInForce.GTC);
    venue.at(2_000).row(RowKind.RESOLVED, 1, 0, 0);
    assertThat(venue.exchange.status(open).state()).isEqualTo(OrderState.EXPIRED);
    assertThat(venue.exchange.endReason(open)).isEqualTo("CANCELED_MARKET_RESOLVED");
    assertThat(venue.exchange.resolved()).isTrue();
    assertThat(venue.exchange.recordedWinner()).isEqualTo(Outcome.UP);
    venue.sell(900, 10, TimeInForce.FOK);
    assertThat(venue.refusal()).isEqualTo("404 No orderbook exists for the requested token id");
  }

  @Test
  void cancelsThatComeTooLate() {
    ClientOrderId id = venue.sell(900, 10, TimeInForce.FOK);
    venue.exchange.cancel(id, venue.now());
    assertThat(((OrderEvent.CancelRefused) venue.last()).reason()).isEqualTo("already canceled or matched");
    venue.exchange.cancel(new ClientOrderId(77), venue.now());
    assertThat(((OrderEvent.CancelRefused) venue.last()).reason()).isEqualTo("already canceled or matched");
  }

  /** Without venue rules only what cannot be matched is refused. */
  @Test
  void rulesCanBeOff() {
    TestVenue plain = TestVenue.plain(QueueMode.PROPORTIONAL).bid(900, 50).ask(920, 50);
    plain.sell(895, 0.001, TimeInForce.FOK);
    assertThat(plain.last()).isInstanceOf(OrderEvent.Filled.class);
    plain.sell(921, 0.001, TimeInForce.GTC);
    assertThat(plain.last()).isInstanceOf(OrderEvent.Accepted.class);
  }
}
