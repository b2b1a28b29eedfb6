package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.Trade;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Balances and lots as the venue's trades make them. */
final class TruthBooks {
  /** What one entry intent bought or sold and has not been closed. */
  static final class TrueLot {
    final long id;
    final Side side;
    long lots;
    long valueTickLots;
    long entryFeeNanoUsd;

    TrueLot(long id, Side side) {
      this.id = id;
      this.side = side;
    }

    long openTicks() {
      return valueTickLots / lots;
    }
  }

  private final Map<Long, TrueLot> lots = new LinkedHashMap<>();
  private final Map<ClientOrderId, Long> filled = new LinkedHashMap<>();
  private long baseLots;
  private long quoteNanoUsd;
  private long feesNanoUsd;

  TruthBooks(long baseLots, long quoteNanoUsd) {
    this.baseLots = baseLots;
    this.quoteNanoUsd = quoteNanoUsd;
  }

  void traded(Trade trade, long exitOf, Auditor auditor) {
    boolean buys = trade.side() == Side.BUY;
    long value = SpotUnits.valueNanoUsd(trade.priceTicks(), trade.lots());
    baseLots += buys ? trade.lots() : -trade.lots();
    quoteNanoUsd += (buys ? -value : value) - trade.feeNanoUsd();
    feesNanoUsd += trade.feeNanoUsd();
    filled.merge(trade.order(), trade.lots(), Long::sum);
    if (baseLots < 0 || quoteNanoUsd < 0) auditor.broken("I1", "a balance is negative");
    if (SpotOrderIds.purpose(trade.order()) == Purpose.EXIT) close(trade, exitOf, auditor);
    else open(trade);
  }

  private void open(Trade trade) {
    long id = SpotOrderIds.intent(trade.order());
    TrueLot lot = lots.get(id);
    if (lot == null) {
      lot = new TrueLot(id, trade.side());
      lots.put(id, lot);
    }
    lot.entryFeeNanoUsd += trade.feeNanoUsd();
    lot.lots += trade.lots();
    lot.valueTickLots += (long) trade.priceTicks() * trade.lots();
  }

  private void close(Trade trade, long exitOf, Auditor auditor) {
    TrueLot lot = lots.get(exitOf);
    if (lot == null || lot.lots < trade.lots() || lot.side == trade.side()) {
      auditor.broken("I6", "an exit traded more than its lot held");
      return;
    }
    lot.valueTickLots -= lot.valueTickLots * trade.lots() / lot.lots;
    lot.entryFeeNanoUsd -= lot.entryFeeNanoUsd * trade.lots() / lot.lots;
    lot.lots -= trade.lots();
    if (lot.lots == 0) lots.remove(lot.id);
  }

  /** What an entry commits must be spare: neither what lots stand for nor what other entries are promised. */
  void checkCover(OrderRequest entry, Collection<OrderRequest> live, Auditor auditor) {
    long promisedBase = 0;
    long promisedQuote = 0;
    for (OrderRequest other : live) {
      if (SpotOrderIds.purpose(other.id()) == Purpose.EXIT) continue;
      long leaves = other.lots() - filledLots(other.id());
      if (other.side() == Side.SELL) promisedBase += leaves;
      else promisedQuote += SpotUnits.valueNanoUsd(other.limitTicks(), leaves);
    }
    if (entry.side() == Side.SELL) {
      if (baseLots - lotsOf(Side.BUY) - promisedBase < entry.lots()) auditor.broken("I1", "an entry sells base that lots or other entries stand for");
      return;
    }
    long owed = 0;
    for (TrueLot lot : lots.values()) if (lot.side == Side.SELL) owed += SpotUnits.valueNanoUsd(1, lot.valueTickLots);
    long need = SpotUnits.valueNanoUsd(entry.limitTicks(), entry.lots());
    if (quoteNanoUsd - owed - promisedQuote < need) auditor.broken("I1", "an entry spends quote that lots or other entries stand for");
  }

  long quoteNanoUsd() {
    return quoteNanoUsd;
  }

  long feesNanoUsd() {
    return feesNanoUsd;
  }

  /** Whoever remembered them is gone: the base stays, the lots are nobody's. */
  void forgetLots() {
    lots.clear();
  }

  long filledLots(ClientOrderId id) {
    return filled.getOrDefault(id, 0L);
  }

  long lotsOf(long lot) {
    TrueLot found = lots.get(lot);
    return found == null ? 0 : found.lots;
  }

  long lotsOf(Side side) {
    long sum = 0;
    for (TrueLot lot : lots.values()) if (lot.side == side) sum += lot.lots;
    return sum;
  }

  Collection<TrueLot> lots() {
    return lots.values();
  }
}
