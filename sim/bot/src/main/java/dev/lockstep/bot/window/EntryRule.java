package dev.lockstep.bot.window;

import dev.lockstep.bot.exit.Confidence;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.settings.Threshold;
import java.util.function.ToLongFunction;

/** Which side, if any, is confident enough to enter: UP is asked first. */
final class EntryRule {
  private static final long ASK_CEILING_MICRO = 1_010_000;

  private final Threshold confidence;
  private final Threshold minSeconds;

  EntryRule(Threshold confidence, Threshold minSeconds) {
    this.confidence = confidence;
    this.minSeconds = minSeconds;
  }

  /** The side to enter or null. {@code askMicro} answers a side's ask in millionths, or less than 0 if it has none. */
  Outcome side(ToLongFunction<Outcome> askMicro, long leftNanos) {
    if (!minSeconds.isReachedBy(Math.floorDiv(leftNanos, 1_000))) return null;
    for (Outcome outcome : Outcome.values()) {
      long ask = askMicro.applyAsLong(outcome);
      if (ask >= 0 && ask < ASK_CEILING_MICRO && confidence.isReachedBy(Confidence.micro(ask, leftNanos))) return outcome;
    }
    return null;
  }
}
