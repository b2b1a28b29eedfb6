package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.TimeInForce;
import org.junit.jupiter.api.Test;

/** Bought is not yet sellable, and sometimes never becomes it. */
class SettlementTest {
  private static TestVenue venue(SettlementModel settlement, String date) {
    return new TestVenue(ExchangeSettings.polymarket().withSettlement(settlement), date).at(1_000).bid(480, 500).ask(500, 500);
  }

  @Test
  void sharesArriveAfterTheLag() {
    TestVenue venue = venue(SettlementModel.constant(5_000 * TestVenue.MILLI), "2026-02-27T00:00:00Z");
    ClientOrderId id = venue.buy(500, 100, TimeInForce.FOK);
    assertThat(venue.exchange.positionLots(Outcome.UP)).isEqualTo(98_437_500);
    assertThat(venue.exchange.sellableLots(Outcome.UP)).isZero();
    venue.advance(5_999).sell(480, 50, TimeInForce.FOK);
    assertThat(venue.refusal()).contains("balance: 0, order amount: 50000000");
    venue.advance(6_000);
    assertThat(venue.last()).isEqualTo(new OrderEvent.Settled(id, venue.now(), 98_437_500));
    venue.sell(480, 100, TimeInForce.FOK);
    assertThat(venue.refusal()).contains("balance: 98437500, order amount: 100000000");
    venue.sell(480, 98.43, TimeInForce.FOK);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Filled.class);
  }

  @Test
  void fillsOfOneMatchingArriveTogether() {
    TestVenue venue = venue(SettlementModel.constant(1_000 * TestVenue.MILLI), "2026-07-01T00:00:00Z");
    venue.ask(490, 10).buy(500, 20, TimeInForce.GTC);
    venue.advance(9_000);
    assertThat(venue.events.stream().filter(OrderEvent.Settled.class::isInstance)).hasSize(1);
    assertThat(venue.exchange.sellableLots(Outcome.UP)).isEqualTo(20 * TestVenue.SHARE);
  }

  @Test
  void aFailedPurchaseNeverHappened() {
    TestVenue venue = venue(SettlementModel.constant(1_000 * TestVenue.MILLI).withFailuresPerMillion(1_000_000), "2026-02-27T00:00:00Z");
    venue.buy(500, 100, TimeInForce.FOK);
    assertThat(venue.exchange.cashNanoUsd()).isEqualTo(-50_000_000_000L);
    venue.advance(2_000);
    assertThat(venue.last()).isInstanceOf(OrderEvent.SettlementFailed.class);
    assertThat(venue.exchange.positionLots(Outcome.UP)).isZero();
    assertThat(venue.exchange.sellableLots(Outcome.UP)).isZero();
    assertThat(venue.exchange.cashNanoUsd()).isZero();
    assertThat(venue.exchange.feesNanoUsd()).isZero();
  }

  @Test
  void aFailedSaleGivesTheSharesBack() {
    TestVenue venue = venue(SettlementModel.constant(1_000 * TestVenue.MILLI).withFailuresPerMillion(1_000_000), "2026-02-27T00:00:00Z");
    venue.own(Outcome.UP, 30).sell(480, 30, TimeInForce.FOK);
    assertThat(venue.exchange.cashNanoUsd()).isPositive();
    venue.advance(2_000);
    assertThat(venue.exchange.sellableLots(Outcome.UP)).isEqualTo(30 * TestVenue.SHARE);
    assertThat(venue.exchange.cashNanoUsd()).isZero();
  }

  /** The presets' medians and tails, drawn often: shares below a point within five standard deviations. */
  @Test
  void presetsHaveTheirShape() {
    SeededRandom random = new SeededRandom(2);
    int belowTwo = 0;
    int belowTen = 0;
    int failed = 0;
    for (int i = 0; i < 10_000; i++) {
      if (SettlementModel.typical().lagNanos(random, 0) < 2_000_000_000L) belowTwo++;
      if (SettlementModel.typical().lagNanos(random, Dates.nanos("2026-05-01T00:00:00Z")) < 10_000_000_000L) belowTen++;
      if (SettlementModel.bad().fails(random)) failed++;
    }
    assertThat(belowTwo).isBetween(4_750, 5_250);
    assertThat(belowTen).isBetween(4_750, 5_250);
    assertThat(failed).isBetween(3_260, 3_740);
    assertThat(SettlementModel.off().lagNanos(random, 0)).isZero();
  }

  @Test
  void aGrantedPositionPaysAndSettlesLikeAPurchase() {
    TestVenue venue = venue(SettlementModel.constant(3_000 * TestVenue.MILLI), "2026-02-27T00:00:00Z");
    venue.exchange.grant(Outcome.DOWN, 25_000_000, 950, venue.now(), new ClientOrderId(900));
    // 25 * 0.95 * 0.25 * (0.95 * 0.05)^2 = 0.013396484 USD, and over 0.95 that is 0.0141053 shares.
    assertThat(venue.exchange.positionLots(Outcome.DOWN)).isEqualTo(25_000_000 - 14_105);
    assertThat(venue.exchange.feesNanoUsd()).isEqualTo(13_400_000);
    assertThat(venue.exchange.cashNanoUsd()).isEqualTo(-23_750_000_000L);
    assertThat(venue.exchange.sellableLots(Outcome.DOWN)).isZero();
    venue.advance(4_000);
    assertThat(venue.exchange.sellableLots(Outcome.DOWN)).isEqualTo(25_000_000 - 14_105);
    assertThat(venue.exchange.status(new ClientOrderId(900)).filledLots()).isEqualTo(25_000_000);
    assertThat(venue.exchange.book(Outcome.UP).bidLots(0)).isEqualTo(500 * TestVenue.SHARE);
  }

  @Test
  void theWinnerPaysOneAndTheLoserNothing() {
    TestVenue venue = venue(SettlementModel.constant(60_000 * TestVenue.MILLI), "2026-07-01T00:00:00Z");
    venue.own(Outcome.DOWN, 40).buy(500, 100, TimeInForce.FOK);
    venue.advance(2_000);
    long cash = venue.exchange.cashNanoUsd();
    venue.at(10_000).exchange.settleAt(Outcome.UP, venue.now());
    assertThat(venue.exchange.cashNanoUsd() - cash).isEqualTo(100_000_000_000L);
    assertThat(venue.exchange.positionLots(Outcome.UP)).isZero();
    assertThat(venue.exchange.positionLots(Outcome.DOWN)).isZero();
    venue.exchange.settleAt(Outcome.UP, venue.now());
    venue.advance(100_000);
    assertThat(venue.exchange.cashNanoUsd() - cash).as("paid once").isEqualTo(100_000_000_000L);
    assertThat(venue.exchange.sellableLots(Outcome.UP)).isZero();
    assertThat(venue.exchange.resolved()).isTrue();
  }
}
