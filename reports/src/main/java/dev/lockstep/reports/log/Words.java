package dev.lockstep.reports.log;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.quality.Printable;

/** Words of the recorded bot. */
final class Words {
  private Words() {}

  /** The bot writes DN where everybody else writes DOWN. */
  static String side(Outcome outcome) {
    if (outcome == null) return "--";
    return outcome == Outcome.UP ? "UP" : "DN";
  }

  static String printable(String text) {
    return Printable.text(text);
  }
}
