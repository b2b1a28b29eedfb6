package dev.lockstep.bot.exit;

/** How a position ended. The first three are tiers of the exit ladder; the profit lock is no tier. */
public enum ExitReason {
  DANGER_EXIT("danger-exit"),
  HARD_STOP("hard-stop"),
  SAFETY_EXIT("safety-exit"),
  PROFIT_LOCK("profit-lock"),
  SETTLEMENT("settlement"),
  NONE("none");

  private final String text;

  ExitReason(String text) {
    this.text = text;
  }

  /** The name in reports and JSON. */
  public String text() {
    return text;
  }

  public boolean isTier() {
    return this == DANGER_EXIT || this == HARD_STOP || this == SAFETY_EXIT;
  }
}
