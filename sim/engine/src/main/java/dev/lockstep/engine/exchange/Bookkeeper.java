package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.engine.time.SplitRandom;

/**
 * Books executions: the order's counts, money, shares and fees, the event, and later the settlement of the trade. All executions of one
 * matching are one trade: they settle, or fail, together.
 */
final class Bookkeeper implements Fills {
  private final ExchangeSettings settings;
  private final Instrument instrument;
  private final int ticksPerUnit;
  private final FeeTable fees;
  private final AccountLedger account;
  private final TimerQueue timers;
  private final RandomSource random;
  private final Journal journal;
  private Trade trade;

  Bookkeeper(ExchangeSettings settings, Instrument instrument, String marketId, AccountLedger account, TimerQueue timers,
      RandomSource random, Journal journal) {
    this.settings = settings;
    this.instrument = instrument;
    this.ticksPerUnit = instrument.binary() ? instrument.ticksPerUnit() : 0;
    this.fees = settings.feesOf(marketId);
    this.account = account;
    this.timers = timers;
    this.random = random.stream("settlement");
    this.journal = journal;
  }

  private Bookkeeper(Bookkeeper other, AccountLedger account, TimerQueue timers, Journal journal) {
    settings = other.settings;
    instrument = other.instrument;
    ticksPerUnit = other.ticksPerUnit;
    fees = other.fees;
    this.account = account;
    this.timers = timers;
    random = SplitRandom.copyOf(other.random);
    this.journal = journal;
    if (other.trade != null) throw new IllegalStateException("a copy within a matching");
  }

  /** The same books, kept on for another account. */
  Bookkeeper copy(AccountLedger otherAccount, TimerQueue otherTimers, Journal otherJournal) {
    return new Bookkeeper(this, otherAccount, otherTimers, otherJournal);
  }

  /** The exchange's time and its way to say what happened. */
  interface Journal {
    long nowNanos();

    void emit(OrderEvent event);

    /** The order is filled: it rests no more. */
    void filled(ExchangeOrder order);

    /** Whether the market has paid, so that nothing settles any more. */
    boolean paid();
  }

  FeeTable fees() {
    return fees;
  }

  /** What a taker pays at a price now; 0 where no rule is known. */
  long takerFeeNanoUsd(int ticks, long lots) {
    return fees.known() ? fees.at(journal.nowNanos()).takerFeeNanoUsd(instrument, ticks, lots) : 0;
  }

  private boolean feeInShares() {
    return fees.known() && fees.at(journal.nowNanos()).sharesOnBuys();
  }

  /** What a purchase may have to pay on top of its price, in collateral. */
  long collateralFeeNanoUsd(ExchangeOrder order) {
    return order.buys() && !feeInShares() ? takerFeeNanoUsd(order.request.limitTicks(), order.leavesLots) : 0;
  }

  /** Reserves what a waiting order may need. */
  void reserve(ExchangeOrder order) {
    if (order.buys()) {
      order.reservedNanoUsd =
          instrument.nanoUsd(order.request.limitTicks(), order.leavesLots) + collateralFeeNanoUsd(order);
      account.reserveCash(order.reservedNanoUsd);
    } else {
      order.reservedLots = order.leavesLots;
      account.reserveShares(order.request.outcome(), order.reservedLots);
    }
  }

  /** Gives back what an order reserved. */
  void release(ExchangeOrder order) {
    account.reserveCash(-order.reservedNanoUsd);
    account.reserveShares(order.request.outcome(), -order.reservedLots);
    order.reservedNanoUsd = 0;
    order.reservedLots = 0;
  }

  @Override
  public void fill(ExchangeOrder order, int bookPriceTicks, long lots, Liquidity liquidity) {
    int ticks = order.ownTicks(bookPriceTicks, ticksPerUnit);
    long fee = liquidity == Liquidity.TAKER ? takerFeeNanoUsd(ticks, lots) : 0;
    release(order);
    count(order, ticks, lots);
    Trade part = book(order.request.id(), order.request.outcome(), order.buys(), ticks, lots, fee);
    trade = trade == null ? part : trade.plus(part);
    if (order.leavesLots > 0) {
      if (liquidity == Liquidity.MAKER) reserve(order);
      journal.emit(new OrderEvent.PartiallyFilled(
          order.request.id(), journal.nowNanos(), ticks, lots, order.leavesLots, liquidity, fee));
    } else {
      order.state = OrderState.FILLED;
      journal.filled(order);
      journal.emit(new OrderEvent.Filled(order.request.id(), journal.nowNanos(), ticks, lots, liquidity, fee));
    }
    if (liquidity == Liquidity.MAKER) settleTrade();
  }

  private void count(ExchangeOrder order, int ticks, long lots) {
    order.filledLots += lots;
    order.notionalTickLots += Math.multiplyExact((long) ticks, lots);
    if (order.amountNanoUsd < 0) {
      order.leavesLots -= lots;
    } else {
      order.amountNanoUsd -= instrument.nanoUsd(ticks, lots);
      order.leavesLots = order.amountNanoUsd / instrument.nanoUsd(order.request.limitTicks(), 1);
    }
  }

  private Trade book(ClientOrderId id, Outcome outcome, boolean buys, int ticks, long lots, long fee) {
    long value = instrument.nanoUsd(ticks, lots);
    if (!buys) {
      account.sold(outcome, lots, value - fee, fee);
      return new Trade(id, outcome, false, lots, value - fee, fee);
    }
    boolean inShares = fee > 0 && feeInShares();
    long arriving = inShares ? lots - FeeRule.feeLots(instrument, ticks, fee) : lots;
    long paid = inShares ? value : value + fee;
    account.bought(outcome, arriving, paid, fee);
    return new Trade(id, outcome, true, arriving, paid, fee);
  }

  /** A purchase that is simply there, as if taken at a price: fee and settlement of the date, no effect on the book. */
  void grant(ExchangeOrder order, int ticks) {
    fill(order, order.request.outcome() == Outcome.UP ? ticks : ticksPerUnit - ticks, order.leavesLots, Liquidity.TAKER);
    settleTrade();
  }

  /** Closes the current trade: it arrives, or fails, when the settlement model says. */
  void settleTrade() {
    Trade closed = trade;
    trade = null;
    if (closed == null) return;
    boolean fails = settings.settlement().fails(random);
    long lag = settings.settlement().lagNanos(random, journal.nowNanos());
    if (lag == 0 && !fails) arrive(closed);
    else timers.at(journal.nowNanos() + lag, exchange -> {
      if (fails) exchange.bookkeeper().fail(closed);
      else exchange.bookkeeper().arrive(closed);
    });
  }

  private void arrive(Trade closed) {
    if (!closed.buy || journal.paid()) return;
    account.arrived(closed.outcome, closed.lots);
    if (settings.rules().enforced()) journal.emit(new OrderEvent.Settled(closed.id, journal.nowNanos(), closed.lots));
  }

  private void fail(Trade closed) {
    if (journal.paid()) return;
    if (closed.buy) account.purchaseFailed(closed.outcome, closed.lots, closed.nanoUsd, closed.feeNanoUsd);
    else account.saleFailed(closed.outcome, closed.lots, closed.nanoUsd, closed.feeNanoUsd);
    journal.emit(new OrderEvent.SettlementFailed(closed.id, journal.nowNanos(), closed.lots));
  }

  /** What one matching of one order moved: shares and money after fees. */
  private record Trade(ClientOrderId id, Outcome outcome, boolean buy, long lots, long nanoUsd, long feeNanoUsd) {
    Trade plus(Trade other) {
      return new Trade(id, outcome, buy, lots + other.lots, nanoUsd + other.nanoUsd, feeNanoUsd + other.feeNanoUsd);
    }
  }
}
