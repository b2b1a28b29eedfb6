package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Hits;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;

/** Fires when the danger score is high and the opponent's ask is strictly above its gate, twice in a row by default. */
public final class DangerExit extends CountedTier {
  private final Threshold score;
  private final Threshold opponentAsk;

  public DangerExit(Thresholds thresholds, String scoreKey, String opponentAskKey, String ticksKey) {
    super(thresholds, ticksKey);
    score = thresholds.of(scoreKey);
    opponentAsk = thresholds.of(opponentAskKey);
  }

  @Override
  public ExitReason reason() {
    return ExitReason.DANGER_EXIT;
  }

  @Override
  boolean holds(Hits hits, ExitView view) {
    return hits.isReachedBy(score, view.scoreMicro()) && hits.isExceededBy(opponentAsk, view.opponentAskMicro());
  }
}
