package dev.lockstep.engine.verify;

import dev.lockstep.bot.TradingBot;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.port.Reply;
import java.util.function.IntUnaryOperator;

/** Buys ten shares whenever the price it expects lies above the best bid, and writes no journal. What it expects may be the future. */
final class PeekingBot implements TradingBot {
  private final MarketWindow market;
  private final Ports ports;
  private final Lane main;
  private final IntUnaryOperator expectedBid;
  private long orders;

  /** @param expectedBid the bid to come, given the bid of now */
  PeekingBot(MarketWindow market, Ports ports, IntUnaryOperator expectedBid) {
    this.market = market;
    this.ports = ports;
    this.main = ports.lanes().lane("main");
    this.expectedBid = expectedBid;
  }

  @Override
  public void start() {
    main.execute("Look", this::look);
  }

  private Step look() {
    if (ports.clock().epochNanos() >= market.endNanos()) return Step.DONE;
    Reply<BookView> book = ports.books().book(Outcome.UP);
    return Step.await(book, 3_000_000_000L, wake -> {
      if (book.succeeded() && book.value().bidLevels() > 0) act(book.value().bestBidTicks());
      main.executeAfter(5_000_000_000L, "Look", this::look);
      return Step.DONE;
    });
  }

  private void act(int bidTicks) {
    if (expectedBid.applyAsInt(bidTicks) <= bidTicks) return;
    ports.broker().place(new OrderRequest(
        new ClientOrderId(++orders), Outcome.UP, Side.BUY, bidTicks, market.lots(10_000_000), TimeInForce.GTC, false, 0));
  }
}
