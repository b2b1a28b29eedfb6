package dev.lockstep.engine.verify;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.TriggerState;
import dev.lockstep.engine.backtest.WindowResult;
import java.util.Optional;

/**
 * Finds the decision on the oldest quote, if it is older than allowed. A completed evaluation says when its books were asked for; a tier
 * that fires sells first and completes its evaluation afterwards, so its age is that of the firing.
 */
final class QuoteAge {
  private QuoteAge() {}

  static Optional<Violation> of(WindowResult run, long ageNanosMax) {
    long oldest = ageNanosMax;
    JournalEntry oldestDecision = null;
    JournalEntry fired = null;
    for (JournalEntry entry : run.journal()) {
      if (entry instanceof JournalEntry.Trigger trigger && trigger.state() == TriggerState.FIRED && fired == null) fired = trigger;
      if (!(entry instanceof JournalEntry.Evaluated evaluated)) continue;
      JournalEntry decision = fired != null && fired.nanos() >= evaluated.quoteNanos() ? fired : evaluated;
      fired = null;
      if (decision.nanos() - evaluated.quoteNanos() <= oldest) continue;
      oldest = decision.nanos() - evaluated.quoteNanos();
      oldestDecision = decision;
    }
    if (oldestDecision == null) return Optional.empty();
    return Optional.of(new Violation(run.window().id(), Violation.Rule.STALE_QUOTE,
        "decided at " + Words.time(oldestDecision.nanos()) + " on books asked for " + Words.seconds(oldest) + " s before; at most "
            + Words.seconds(ageNanosMax) + " s are allowed"));
  }
}
