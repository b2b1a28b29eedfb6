package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;
import java.math.BigDecimal;

/** What the venue checks before an order may match, in the order in which it is checked here: grid, size, amount, expiry, balance. */
final class OrderChecks {
  private static final long CENT_NANO_USD = 10_000_000;
  private static final long HUNDREDTH_NANO_SHARES = 10_000_000;

  private final ExchangeSettings settings;
  private final Instrument instrument;
  private final TickSize tick;
  private final AccountLedger account;

  OrderChecks(ExchangeSettings settings, Instrument instrument, TickSize tick, AccountLedger account) {
    this.settings = settings;
    this.instrument = instrument;
    this.tick = tick;
    this.account = account;
  }

  /** Why the order is refused, or null. {@code feeNanoUsd} is what a purchase would have to pay on top. */
  Refusal refusal(ExchangeOrder order, boolean marketable, long nowNanos, long feeNanoUsd) {
    if (!settings.rules().enforced()) return null;
    Refusal refusal = price(order.request);
    if (refusal == null) refusal = size(order, marketable);
    if (refusal == null) refusal = expiry(order.request, nowNanos);
    if (refusal == null) refusal = order.buys() ? collateral(order.request, feeNanoUsd) : shares(order.request);
    return refusal;
  }

  private Refusal price(OrderRequest request) {
    int step = tick.ticks();
    if (request.limitTicks() % step != 0) {
      return Refusal.invalid(request.id(),
          "Price (" + usd(request.limitTicks()) + ") breaks minimum tick size rule: " + usd(step));
    }
    int most = instrument.ticksPerUnit() - step;
    if (request.limitTicks() < step || request.limitTicks() > most)
      return new Refusal(400, "price (" + usd(request.limitTicks()) + "), min: " + usd(step) + " - max: " + usd(most));
    return null;
  }

  private Refusal size(ExchangeOrder order, boolean marketable) {
    OrderRequest request = order.request;
    VenueRules rules = settings.rules();
    long nanoShares = Math.multiplyExact(request.lots(), instrument.lotNanoShares());
    if (rests(request)) {
      if (nanoShares < rules.restingSizeMinNanoShares()) {
        return Refusal.invalid(request.id(),
            "Size (" + decimal(nanoShares) + ") lower than the minimum: " + decimal(rules.restingSizeMinNanoShares()));
      }
      if (!marketable || request.postOnly()) return null;
    }
    long amount = instrument.nanoUsd(request.limitTicks(), request.lots());
    if (order.buys() && amount < rules.marketableBuyMinNanoUsd()) {
      return new Refusal(400, "invalid amount for a marketable BUY order ($" + decimal(amount) + "), min size: $"
          + decimal(rules.marketableBuyMinNanoUsd()));
    }
    if (rests(request)) return null;
    boolean tooFine = order.buys() ? amount % CENT_NANO_USD != 0 : nanoShares % HUNDREDTH_NANO_SHARES != 0;
    return tooFine ? Refusal.AMOUNT_PRECISION : null;
  }

  private static boolean rests(OrderRequest request) {
    return request.timeInForce() == TimeInForce.GTC || request.timeInForce() == TimeInForce.GTD;
  }

  private Refusal expiry(OrderRequest request, long nowNanos) {
    boolean gtd = request.timeInForce() == TimeInForce.GTD;
    return gtd && request.expiryEpochNanos() < nowNanos + settings.rules().expiryMarginNanos() ? Refusal.EXPIRATION : null;
  }

  private Refusal shares(OrderRequest request) {
    if (request.lots() <= account.sellableLots(request.outcome())) return null;
    return notEnough(
        millionthShares(account.settledLots(request.outcome())),
        millionthShares(account.reservedLots(request.outcome())),
        millionthShares(request.lots()));
  }

  private Refusal collateral(OrderRequest request, long feeNanoUsd) {
    if (settings.startingCashNanoUsd() == ExchangeSettings.UNLIMITED) return null;
    long balance = settings.startingCashNanoUsd() + account.cashNanoUsd();
    long amount = instrument.nanoUsd(request.limitTicks(), request.lots()) + feeNanoUsd;
    if (amount <= balance - account.reservedNanoUsd()) return null;
    return notEnough(balance / 1000, account.reservedNanoUsd() / 1000, amount / 1000);
  }

  /** Amounts in millionths, as the venue counts them. */
  private static Refusal notEnough(long balance, long active, long amount) {
    String detail = active == 0
        ? "balance: " + balance + ", order amount: " + amount
        : "balance: " + balance + ", sum of active orders: " + active + ", sum of matched orders: 0, order amount (inc. fees): " + amount;
    return new Refusal(400, "not enough balance / allowance: the balance is not enough -> " + detail);
  }

  private long millionthShares(long lots) {
    return Math.floorDiv(Math.multiplyExact(lots, instrument.lotNanoShares()), 1000);
  }

  private String usd(int ticks) {
    return decimal(ticks * instrument.tickNanoUsd());
  }

  private static String decimal(long nano) {
    BigDecimal value = BigDecimal.valueOf(nano, 9).stripTrailingZeros();
    return value.toPlainString();
  }
}
