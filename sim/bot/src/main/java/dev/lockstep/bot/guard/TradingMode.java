package dev.lockstep.bot.guard;

/** What the operator lets this bot do at all. */
public enum TradingMode {
  /** Looks on: only cancels leave. */
  OBSERVE,
  /** Leaves positions and opens none. */
  REDUCE_ONLY,
  TRADE;

  static final String TRADING_DISABLED = "trading_disabled";

  boolean admits(Intent intent) {
    return this == TRADE || intent == Intent.CANCEL || this == REDUCE_ONLY && intent == Intent.REDUCE_ONLY_EXIT;
  }
}
