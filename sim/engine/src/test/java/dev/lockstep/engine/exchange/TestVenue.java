package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.tape.RowKind;
import java.util.ArrayList;
import java.util.List;

/** A simulated Polymarket window for tests: prices in tenths of a cent, sizes in shares, times in milliseconds after a date. */
final class TestVenue {
  static final long SHARE = 1_000_000;
  static final long MILLI = 1_000_000;

  final Instrument instrument = Instrument.polymarket("btc-updown-15m-1");
  final List<OrderEvent> events = new ArrayList<>();
  final SimulatedExchange exchange;
  final long start;
  private long nowMillis;
  private long nextId = 1;

  TestVenue(ExchangeSettings settings, String date) {
    start = Dates.nanos(date);
    Window window = new Window("btc-updown-15m-1", start, start + 900_000 * MILLI, "up", "down", null, Window.WinnerSource.UNKNOWN, true);
    exchange = new SimulatedExchange(settings, instrument, window, new SeededRandom(5), events::add);
  }

  /** All rules of 27 February 2026, settlement off. */
  static TestVenue february() {
    return new TestVenue(ExchangeSettings.polymarket().withSettlement(SettlementModel.off()), "2026-02-27T12:00:00Z");
  }

  /** Matching alone. */
  static TestVenue plain(QueueMode queue) {
    return new TestVenue(ExchangeSettings.plain().withQueueMode(queue), "2026-02-27T12:00:00Z");
  }

  TestVenue at(long millis) {
    nowMillis = millis;
    return this;
  }

  long now() {
    return start + nowMillis * MILLI;
  }

  TestVenue row(byte kind, int side, int ticks, double shares) {
    exchange.onRow(kind, (byte) side, ticks, Math.round(shares * SHARE), now());
    return this;
  }

  TestVenue bid(int ticks, double shares) {
    return row(RowKind.DEPTH, 1, ticks, shares);
  }

  TestVenue ask(int ticks, double shares) {
    return row(RowKind.DEPTH, -1, ticks, shares);
  }

  /** A print whose aggressor bought. */
  TestVenue bought(int ticks, double shares) {
    return row(RowKind.TRADE, 1, ticks, shares);
  }

  /** A print whose aggressor sold. */
  TestVenue sold(int ticks, double shares) {
    return row(RowKind.TRADE, -1, ticks, shares);
  }

  ClientOrderId buy(int ticks, double shares, TimeInForce timeInForce) {
    return submit(Outcome.UP, Side.BUY, ticks, shares, timeInForce, false, 0);
  }

  ClientOrderId sell(int ticks, double shares, TimeInForce timeInForce) {
    return submit(Outcome.UP, Side.SELL, ticks, shares, timeInForce, false, 0);
  }

  ClientOrderId submit(Outcome outcome, Side side, int ticks, double shares, TimeInForce timeInForce, boolean postOnly, long expiry) {
    ClientOrderId id = new ClientOrderId(nextId++);
    exchange.submit(new OrderRequest(id, outcome, side, ticks, Math.round(shares * SHARE), timeInForce, postOnly, expiry), now());
    return id;
  }

  TestVenue own(Outcome outcome, double shares) {
    exchange.endow(outcome, Math.round(shares * SHARE));
    return this;
  }

  TestVenue advance(long millis) {
    at(millis);
    exchange.advanceTo(now());
    return this;
  }

  OrderEvent last() {
    return events.get(events.size() - 1);
  }

  /** Text of the last event, which must be a refusal. */
  String refusal() {
    OrderEvent.Rejected rejected = (OrderEvent.Rejected) last();
    return rejected.httpStatus() + " " + rejected.reason();
  }

  double filledShares(ClientOrderId id) {
    return exchange.status(id).filledLots() / (double) SHARE;
  }
}
