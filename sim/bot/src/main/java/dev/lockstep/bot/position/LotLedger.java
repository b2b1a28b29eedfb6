package dev.lockstep.bot.position;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.Trade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lots of both sides and the money behind them. A trade is booked once, whatever way and however often it is heard of; fees and result of a
 * part are pro rata, so that the parts add up to the whole to the last unit.
 */
public final class LotLedger {
  /** Trades that are remembered; older ones can no longer be reported by a venue that lists recent orders. */
  private static final int TRADES_MAX = 4_096;
  private final Instrument instrument;
  private final TradeMemory memory;
  private final RunnerRule runners;
  private final Map<Long, Lot> lots = new LinkedHashMap<>();
  private final Map<Long, Long> lotOfExit = new LinkedHashMap<>();
  private final Set<Long> applied = new LinkedHashSet<>();
  private long baseLots;
  private long quoteNanoUsd;
  private long feesNanoUsd;
  private long resultNanoUsd;

  public LotLedger(Instrument instrument, TradeMemory memory, RunnerRule runners) {
    this.runners = runners;
    this.instrument = instrument;
    this.memory = memory;
  }

  /** What the account owned before anything was traded. */
  public void opening(long base, long quote) {
    baseLots = base;
    quoteNanoUsd = quote;
  }

  /** Whether a trade would be booked: it has not been yet. */
  public boolean isNew(Trade trade) {
    return memory.isNew(applied, trade);
  }

  /** Takes a trade for known that others booked: what it changed is in the opening balances. */
  public void past(Trade trade) {
    remember(trade.tradeId());
  }

  /** Books a trade; returns the closing if it was an exit, else null. The caller asked {@link #isNew} first. */
  public Closing apply(Trade trade, long nowNanos) {
    remember(trade.tradeId());
    long value = instrument.nanoUsd(trade.priceTicks(), trade.lots());
    boolean buys = trade.side() == Side.BUY;
    baseLots += buys ? trade.lots() : -trade.lots();
    quoteNanoUsd += (buys ? -value : value) - trade.feeNanoUsd();
    feesNanoUsd += trade.feeNanoUsd();
    if (SpotOrderIds.purpose(trade.order()) == Purpose.EXIT) return close(trade);
    open(trade, nowNanos);
    return null;
  }

  private void remember(long tradeId) {
    applied.add(tradeId);
    if (applied.size() <= TRADES_MAX) return;
    Iterator<Long> oldest = applied.iterator();
    oldest.next();
    oldest.remove();
  }

  private void open(Trade trade, long nowNanos) {
    long id = SpotOrderIds.intent(trade.order());
    Lot lot = lots.get(id);
    if (lot == null) {
      lot = new Lot(id, trade.side(), nowNanos);
      lot.runner = runner(trade.side()) == null;
      lots.put(id, lot);
    }
    lot.lots += trade.lots();
    lot.valueTickLots += Math.multiplyExact((long) trade.priceTicks(), trade.lots());
    lot.entryFeeNanoUsd += trade.feeNanoUsd();
    lot.dust = false;
  }

  private Closing close(Trade trade) {
    Lot lot = lotOfExit(trade.order());
    if (lot == null) return null;
    long part = Math.min(trade.lots(), lot.lots);
    long openValue = lot.valueTickLots * part / lot.lots;
    long fee = lot.entryFeeNanoUsd * part / lot.lots;
    long opened = instrument.nanoUsd(1, openValue);
    long closed = instrument.nanoUsd(trade.priceTicks(), part);
    long result = (lot.side == Side.BUY ? closed - opened : opened - closed) - fee - trade.feeNanoUsd();
    lot.lots -= part;
    lot.valueTickLots -= openValue;
    lot.entryFeeNanoUsd -= fee;
    resultNanoUsd += result;
    boolean whole = lot.lots == 0;
    if (whole) forget(lot);
    else if (runners == RunnerRule.SHIFTS && lot.runner) passOn(lot);
    return new Closing(lot.id, lot.side, part, openValue / part, trade.priceTicks(), fee, trade.feeNanoUsd(), result, whole);
  }

  /** The lot of a side that is given more room, or null: when one has been closed, the next that is opened takes its place. */
  public Lot runner(Side side) {
    for (Lot lot : lots.values()) if (lot.side == side && lot.runner) return lot;
    return null;
  }

  private void passOn(Lot from) {
    from.runner = false;
    for (Lot lot : lots.values()) {
      if (lot == from || lot.side != from.side) continue;
      lot.runner = true;
      return;
    }
  }

  private void forget(Lot lot) {
    lots.remove(lot.id);
    lotOfExit.values().removeIf(id -> id == lot.id);
  }

  /** Forgets a lot that is not closed; for a control. */
  public void drop(long lot) {
    Lot found = lots.get(lot);
    if (found != null) forget(found);
  }

  /** An order was decided that closes a lot. {@code counted}: the next one has a higher number; a control leaves it. */
  public void exitDecided(Lot lot, ClientOrderId order, boolean counted) {
    lot.exitOrder = order.value();
    if (counted) lot.exitNumber++;
    lotOfExit.put(order.value(), lot.id);
  }

  /** The closing order of a lot has ended, with or without a fill; another may follow at {@code retryNanos}. */
  public void exitEnded(ClientOrderId order, long retryNanos, boolean filled) {
    Lot lot = lotOfExit(order);
    if (lot == null || lot.exitOrder != order.value()) return;
    lot.exitOrder = 0;
    lot.exitTries = filled ? 0 : lot.exitTries + 1;
    lot.retryNanos = retryNanos;
  }

  /** The lot that an exit order closes, or null. */
  public Lot lotOfExit(ClientOrderId order) {
    Long known = lotOfExit.get(order.value());
    if (known != null) return lots.get(known);
    // A state that is older than the order does not know it; its id names the lot all the same.
    for (Lot lot : lots.values()) if (SpotOrderIds.closes(order, lot.id)) return lot;
    return null;
  }

  /** The venue knows this exit order: the next one has a higher number. */
  public void exitSeen(ClientOrderId order) {
    Lot lot = lotOfExit(order);
    if (lot != null) lot.exitNumber = Math.max(lot.exitNumber, SpotOrderIds.attempt(order) + 1);
  }

  /** A candle closed. */
  public void barClosed() {
    for (Lot lot : lots.values()) lot.barsHeld++;
  }

  /** A quote was believed: the best price of each lot. */
  public void quoted(int bidTicks, int askTicks) {
    for (Lot lot : lots.values()) {
      if (lot.side == Side.BUY) lot.peakTicks = Math.max(lot.peakTicks, bidTicks);
      else lot.peakTicks = lot.peakTicks == 0 ? askTicks : Math.min(lot.peakTicks, askTicks);
    }
  }

  public void nameDust(Lot lot) {
    lot.dust = true;
  }

  /** Lots in the order in which they were opened. */
  public Collection<Lot> lots() {
    return lots.values();
  }

  /** Base in lots that the lots of a side stand for, dust included. */
  public long lotsOf(Side side) {
    long sum = 0;
    for (Lot lot : lots.values()) if (lot.side == side) sum += lot.lots;
    return sum;
  }

  /** What the lots of a side cost at their opening, in nano quote units. */
  public long valueNanoUsdOf(Side side) {
    long sum = 0;
    for (Lot lot : lots.values()) if (lot.side == side) sum += instrument.nanoUsd(1, lot.valueTickLots);
    return sum;
  }

  public int count(Side side) {
    int count = 0;
    for (Lot lot : lots.values()) if (lot.side == side) count++;
    return count;
  }

  public long baseLots() {
    return baseLots;
  }

  public long quoteNanoUsd() {
    return quoteNanoUsd;
  }

  public long feesNanoUsd() {
    return feesNanoUsd;
  }

  /** Realised result after fees. */
  public long resultNanoUsd() {
    return resultNanoUsd;
  }

  /** Ids of the trades that are booked, oldest first. */
  public List<Long> appliedTrades() {
    return new ArrayList<>(applied);
  }

  /** What is saved and found again. */
  public LedgerImage image() {
    List<LedgerImage.LotImage> images = new ArrayList<>();
    for (Lot lot : lots.values()) {
      images.add(new LedgerImage.LotImage(
          lot.id, lot.side, lot.lots, lot.valueTickLots, lot.entryFeeNanoUsd, lot.barsHeld, lot.peakTicks, lot.exitOrder, lot.runner));
    }
    return new LedgerImage(baseLots, quoteNanoUsd, feesNanoUsd, resultNanoUsd, images, lotOfExit, appliedTrades());
  }

  /** Takes over what was saved. Exits that were under way keep their order until its end is known. */
  public void restore(LedgerImage image, long nowNanos) {
    baseLots = image.baseLots();
    quoteNanoUsd = image.quoteNanoUsd();
    feesNanoUsd = image.feesNanoUsd();
    resultNanoUsd = image.resultNanoUsd();
    applied.addAll(image.trades());
    lotOfExit.putAll(image.exits());
    for (LedgerImage.LotImage saved : image.lots()) {
      Lot lot = new Lot(saved.id(), saved.side(), nowNanos);
      lot.lots = saved.lots();
      lot.valueTickLots = saved.valueTickLots();
      lot.entryFeeNanoUsd = saved.entryFeeNanoUsd();
      lot.barsHeld = saved.barsHeld();
      lot.peakTicks = saved.peakTicks();
      lot.exitOrder = saved.exitOrder();
      lot.runner = saved.runner();
      lots.put(lot.id, lot);
    }
  }
}
