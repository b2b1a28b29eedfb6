package dev.lockstep.bot.window;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.settings.Threshold;

/** The volatility filter of the capture: refuses a side whose asks jumped, or whose opponent was dear, unless it is stable now. */
final class EntryFilter {
  private static final int ENOUGH = 10;
  private static final int STABLE = 3;

  private final Threshold stable;
  private final Threshold jump;
  private final Threshold opponent;

  EntryFilter(Threshold stable, Threshold jump, Threshold opponent) {
    this.stable = stable;
    this.jump = jump;
    this.opponent = opponent;
  }

  boolean passes(StatusLines history, Outcome side) {
    return history.size() < ENOUGH || isStable(history, side) || isCalm(history, side);
  }

  private boolean isStable(StatusLines history, Outcome side) {
    long lowest = Long.MAX_VALUE;
    for (int ago = 0; ago < STABLE; ago++) lowest = Math.min(lowest, history.askMicro(side, ago));
    return stable.isReachedBy(lowest);
  }

  private boolean isCalm(StatusLines history, Outcome side) {
    long widest = 0;
    for (int ago = 0; ago < ENOUGH - 1; ago++) {
      widest = Math.max(widest, Math.abs(history.askMicro(side, ago) - history.askMicro(side, ago + 1)));
    }
    long dearest = 0;
    for (int ago = 0; ago < history.size(); ago++) dearest = Math.max(dearest, history.askMicro(side.opposite(), ago));
    return jump.isAtLeast(widest) && opponent.isAtLeast(dearest);
  }
}
