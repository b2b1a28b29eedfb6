package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;

/** Fires when the danger score is high and the opponent's ask is strictly above its gate, twice in a row by default. */
public final class DangerExit extends CountedTier {
  private final Threshold score;
  private final Threshold opponentAsk;

  public DangerExit(Settings settings, String scoreKey, String opponentAskKey, String ticksKey) {
    super((int) settings.value(ticksKey));
    score = settings.threshold(scoreKey);
    opponentAsk = settings.threshold(opponentAskKey);
  }

  @Override
  public ExitReason reason() {
    return ExitReason.DANGER_EXIT;
  }

  public Threshold score() {
    return score;
  }

  public Threshold opponentAsk() {
    return opponentAsk;
  }

  @Override
  boolean holds(ExitView view) {
    return score.isReachedBy(view.scoreMicro()) && opponentAsk.isExceededBy(view.opponentAskMicro());
  }
}
