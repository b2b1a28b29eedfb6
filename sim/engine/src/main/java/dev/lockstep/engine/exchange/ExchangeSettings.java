package dev.lockstep.engine.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of one simulated exchange.
 *
 * @param queueMode place of resting orders; the hftbacktest models have their own (risk-averse)
 * @param consumeLiquidity whether what our orders take is gone for our later orders; see {@link AvailableDepth}
 * @param fees the fee table, or null: Polymarket's, chosen by the market
 * @param startingCashNanoUsd collateral at the start; {@link #UNLIMITED} checks no purchase
 */
public record ExchangeSettings(
    FillModel fillModel,
    QueueMode queueMode,
    boolean consumeLiquidity,
    VenueRules rules,
    FeeTable fees,
    TakerDelayTable takerDelay,
    SettlementModel settlement,
    long startingCashNanoUsd) {
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** All of Polymarket's rules for crypto windows; proportional queue, no consumption, typical settlement. */
  public static ExchangeSettings polymarket() {
    return new ExchangeSettings(FillModel.VENUE, QueueMode.PROPORTIONAL, false, VenueRules.polymarket(), null,
        TakerDelayTable.polymarket(), SettlementModel.typical(), UNLIMITED);
  }

  /** Kalshi: matching without venue rules; fees are unknown. */
  public static ExchangeSettings kalshi() {
    return new ExchangeSettings(FillModel.VENUE, QueueMode.PROPORTIONAL, false, VenueRules.none(), FeeTable.unknown(),
        TakerDelayTable.constant(0), SettlementModel.off(), UNLIMITED);
  }

  /** Any other venue: matching alone. */
  public static ExchangeSettings plain() {
    return kalshi().withFees(FeeTable.none());
  }

  /** hftbacktest's NoPartial exchange with its risk-averse queue. */
  public static ExchangeSettings hftbacktestFull() {
    return plain().withFillModel(FillModel.HFTBACKTEST_FULL);
  }

  /** hftbacktest's Partial exchange with its risk-averse queue. */
  public static ExchangeSettings hftbacktestDepth() {
    return plain().withFillModel(FillModel.HFTBACKTEST_DEPTH);
  }

  private ExchangeSettings withFillModel(FillModel model) {
    return new ExchangeSettings(
        model, QueueMode.RISK_AVERSE, consumeLiquidity, rules, fees, takerDelay, settlement, startingCashNanoUsd);
  }

  public ExchangeSettings withQueueMode(QueueMode mode) {
    return new ExchangeSettings(fillModel, mode, consumeLiquidity, rules, fees, takerDelay, settlement, startingCashNanoUsd);
  }

  public ExchangeSettings withConsumeLiquidity(boolean consume) {
    return new ExchangeSettings(fillModel, queueMode, consume, rules, fees, takerDelay, settlement, startingCashNanoUsd);
  }

  public ExchangeSettings withFees(FeeTable other) {
    return new ExchangeSettings(fillModel, queueMode, consumeLiquidity, rules, other, takerDelay, settlement, startingCashNanoUsd);
  }

  public ExchangeSettings withTakerDelay(TakerDelayTable other) {
    return new ExchangeSettings(fillModel, queueMode, consumeLiquidity, rules, fees, other, settlement, startingCashNanoUsd);
  }

  public ExchangeSettings withSettlement(SettlementModel other) {
    return new ExchangeSettings(fillModel, queueMode, consumeLiquidity, rules, fees, takerDelay, other, startingCashNanoUsd);
  }

  public ExchangeSettings withStartingCash(long nanoUsd) {
    return new ExchangeSettings(fillModel, queueMode, consumeLiquidity, rules, fees, takerDelay, settlement, nanoUsd);
  }

  /** The fee table of a market. */
  public FeeTable feesOf(String marketId) {
    return fees == null ? FeeTable.polymarket(marketId) : fees;
  }

  /** What a run over this span depends on without being certain of it. */
  public List<String> warnings(String marketId, long startNanos, long endNanos) {
    List<String> warnings = new ArrayList<>(feesOf(marketId).warnings(startNanos, endNanos));
    warnings.addAll(takerDelay.warnings(startNanos, endNanos));
    warnings.addAll(settlement.warnings(startNanos, endNanos));
    return warnings;
  }

  /** The rules in force in a span, one line each: what is printed with a run. */
  public List<String> describe(String marketId, long startNanos, long endNanos) {
    return List.of(
        "model: " + fillModel + (consumeLiquidity ? ", own fills consume liquidity" : ", own fills leave the book as recorded"),
        "queue: " + queueMode,
        "venue rules: " + (rules.enforced() ? "on" : "off"),
        "fees: " + String.join(", then ", feesOf(marketId).describe(startNanos, endNanos)),
        "taker delay: " + takerDelay.nanosAt(startNanos) / 1_000_000 + " ms",
        "settlement: " + settlement.describe());
  }
}
