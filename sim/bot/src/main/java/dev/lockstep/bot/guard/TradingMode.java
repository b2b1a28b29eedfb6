package dev.lockstep.bot.guard;

/** What the operator lets this bot do at all. */
public enum TradingMode {
  /** Looks on: only cancels leave. */
  OBSERVE,
  /** Leaves positions and opens none. */
  REDUCE_ONLY,
  TRADE;

  public static final String TRADING_DISABLED = "trading_disabled";

  /** Whether a message of this kind may leave. */
  public boolean admits(Intent intent) {
    return this == TRADE || intent == Intent.CANCEL || this == REDUCE_ONLY && intent == Intent.REDUCE_ONLY_EXIT;
  }
}
