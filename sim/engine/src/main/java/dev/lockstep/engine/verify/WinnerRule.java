package dev.lockstep.engine.verify;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.datasets.catalog.Window.WinnerSource;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.WindowRow;
import java.util.Optional;

/** How it is known that a position was a winner, best knowledge first. */
public enum WinnerRule {
  /** The recording, or a file of outcomes, says that the held side paid. */
  RECORDED("recorded settlement"),
  /** The last book says so. */
  INFERRED("settlement inferred from the last book"),
  /**
   * No winner is known, but an ideal run of the same release (no latency, no settlement lag, no cost of steps) sold it at the
   * profit lock, but for what the fee took and what is too little to sell. What the ideal run got is then its value. It can tell
   * winners only, never losers.
   */
  REFERENCE_RUN("ideal reference run");

  private static final long UNIT_NANO_USD = 1_000_000_000L;
  private final String text;

  WinnerRule(String text) {
    this.text = text;
  }

  /** The rule in words. */
  public String text() {
    return text;
  }

  /** What a share of this row's position was worth, if it was a winner under this rule, in nano-dollars. */
  long valueNano(WindowRow row) {
    return this == REFERENCE_RUN ? row.ideal().exitPriceNano() : UNIT_NANO_USD;
  }

  /** The rule that makes this row's position a winner; nothing if it holds none, lost, or nobody knows. */
  static Optional<WinnerRule> of(WindowRow row) {
    Position position = row.position();
    if (position == null) return Optional.empty();
    if (position.settled() == null) return lockedIdeally(row) ? Optional.of(REFERENCE_RUN) : Optional.empty();
    if (!position.settled()) return Optional.empty();
    return Optional.of(row.window().winnerSource() == WinnerSource.INFERRED ? INFERRED : RECORDED);
  }

  private static boolean lockedIdeally(WindowRow row) {
    Position ideal = row.ideal();
    return ideal != null && ideal.side() == row.position().side() && ideal.reason() == ExitReason.PROFIT_LOCK
        && ideal.soldLots() >= ideal.boughtLots() / 100 * 99;
  }
}
