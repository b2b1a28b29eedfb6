package dev.lockstep.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.tape.RowKind;
import org.junit.jupiter.api.Test;

/** Marketable orders are held, then matched on the book of that later moment. */
class TakerDelayTest {
  private static TestVenue venue(String date) {
    return new TestVenue(ExchangeSettings.polymarket().withSettlement(SettlementModel.off()), date)
        .at(1_000).bid(900, 50).ask(920, 50).own(Outcome.UP, 100);
  }

  @Test
  void fillsOnTheBookOfTheMomentTheHoldEnds() {
    TestVenue venue = venue("2026-07-01T00:00:00Z");
    ClientOrderId id = venue.sell(850, 20, TimeInForce.FAK);
    assertThat(venue.last()).isEqualTo(new OrderEvent.Delayed(id, venue.now(), venue.now() + 250 * TestVenue.MILLI));
    assertThat(venue.exchange.status(id).state()).isEqualTo(OrderState.DELAYED);
    assertThat(venue.exchange.sellableLots(Outcome.UP)).isEqualTo(80 * TestVenue.SHARE);
    venue.at(1_200).bid(900, 0).bid(870, 15);
    venue.advance(1_249);
    assertThat(venue.exchange.status(id).state()).isEqualTo(OrderState.DELAYED);
    venue.advance(1_250);
    assertThat(venue.filledShares(id)).isEqualTo(15);
    assertThat(venue.exchange.averageFillTicks(id)).isEqualTo(870L);
    assertThat(venue.exchange.sellableLots(Outcome.UP)).isEqualTo(85 * TestVenue.SHARE);
  }

  /** The makers pull, and nothing is left within the limit. */
  @Test
  void isKilledOrRestsWhenTheQuotesAreGone() {
    TestVenue venue = venue("2026-07-01T00:00:00Z");
    ClientOrderId killed = venue.sell(900, 20, TimeInForce.FOK);
    ClientOrderId rests = venue.sell(900, 20, TimeInForce.GTC);
    venue.at(1_100).bid(900, 0).bid(700, 15);
    venue.advance(1_250);
    assertThat(venue.exchange.status(killed).state()).isEqualTo(OrderState.REJECTED);
    assertThat(venue.exchange.status(rests).state()).isEqualTo(OrderState.LIVE);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Accepted.class);
  }

  @Test
  void makersAreNotHeld() {
    TestVenue venue = venue("2026-07-01T00:00:00Z");
    venue.sell(950, 20, TimeInForce.GTC);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Accepted.class);
    venue.submit(Outcome.UP, Side.SELL, 910, 20, TimeInForce.GTC, true, 0);
    assertThat(venue.last()).isInstanceOf(OrderEvent.Accepted.class);
    assertThat(venue.exchange.nextTimerNanos()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aHeldOrderCannotBeCancelledFromJune() {
    TestVenue venue = venue("2026-07-01T00:00:00Z");
    ClientOrderId id = venue.sell(900, 20, TimeInForce.FAK);
    venue.exchange.cancel(id, venue.now());
    assertThat(((OrderEvent.CancelRefused) venue.last()).reason()).isEqualTo("cannot cancel because the order is in pending/delayed status");
    assertThat(venue.exchange.cancelAll(venue.now())).isZero();
    venue.advance(1_250);
    assertThat(venue.filledShares(id)).isEqualTo(20);
  }

  @Test
  void aHeldOrderCouldBeCancelledBefore() {
    TestVenue venue = venue("2026-01-20T00:00:00Z");
    ClientOrderId id = venue.sell(900, 20, TimeInForce.FAK);
    assertThat(venue.last()).isEqualTo(new OrderEvent.Delayed(id, venue.now(), venue.now() + 500 * TestVenue.MILLI));
    venue.at(1_100).exchange.cancel(id, venue.now());
    assertThat(venue.last()).isInstanceOf(OrderEvent.Cancelled.class);
    int before = venue.events.size();
    venue.advance(2_000);
    assertThat(venue.events).hasSize(before);
    assertThat(venue.exchange.sellableLots(Outcome.UP)).isEqualTo(100 * TestVenue.SHARE);
  }

  @Test
  void resolutionEndsAHold() {
    TestVenue venue = venue("2026-07-01T00:00:00Z");
    ClientOrderId id = venue.sell(900, 20, TimeInForce.FAK);
    venue.at(1_100).row(RowKind.RESOLVED, -1, 0, 0);
    assertThat(venue.exchange.status(id).state()).isEqualTo(OrderState.EXPIRED);
    venue.advance(5_000);
    assertThat(venue.filledShares(id)).isZero();
  }

  /** A row later than the end of a hold finds the order matched on the book before that row. */
  @Test
  void rowsAfterTheHoldDoNotCount() {
    TestVenue venue = venue("2026-07-01T00:00:00Z");
    ClientOrderId id = venue.sell(900, 20, TimeInForce.FAK);
    venue.at(1_251).bid(900, 0);
    assertThat(venue.filledShares(id)).isEqualTo(20);
    ClientOrderId other = venue.at(2_000).bid(900, 50).sell(900, 20, TimeInForce.FAK);
    venue.at(2_250).bid(900, 0);
    venue.advance(2_250);
    assertThat(venue.exchange.status(other).state()).as("a row of the same instant comes first").isEqualTo(OrderState.REJECTED);
  }
}
