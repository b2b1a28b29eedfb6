package dev.lockstep.engine.sweep;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.engine.backtest.Position;

/**
 * What one run of one window came to, as far as a sweep asks. Money in nano-dollars; null where unknown.
 *
 * @param settled whether the held token won; null if nothing was held or no winner is known
 * @param exitPriceNano average sale price, -1 if nothing was sold
 */
public record Outcome(
    boolean held, Boolean settled, ExitReason reason, boolean falseExit, Long grossPnlNanoUsd, Long pnlNanoUsd, long exitPriceNano) {
  static final Outcome NOTHING = new Outcome(false, null, ExitReason.NONE, false, 0L, 0L, -1);

  static Outcome of(Position position) {
    if (position == null) return NOTHING;
    return new Outcome(
        true, position.settled(), position.reason(), position.falseExit(), position.grossPnlNanoUsd(), position.pnlNanoUsd(),
        position.exitPriceNano());
  }

  public boolean won() {
    return Boolean.TRUE.equals(settled);
  }

  /** A position whose side lost. */
  public boolean isReversal() {
    return Boolean.FALSE.equals(settled);
  }

  /** A reversal that a tier sold before settlement. */
  public boolean isReversalExited() {
    return isReversal() && reason.isTier();
  }
}
