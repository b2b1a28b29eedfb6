package dev.lockstep.engine.verify;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.TriggerState;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.window.WindowBot;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.engine.venue.Executions.Execution;
import java.util.Optional;

/**
 * Finds the exit of a winner by a tier below its value. It goes by what the venue executed, so a tier that sold a part before the profit
 * lock sold the rest is found as well.
 */
final class FalseExitOracle {
  private FalseExitOracle() {}

  static Optional<Violation> of(WindowResult run, WindowRow row, WinnerRule rule) {
    Instrument instrument = row.instrument();
    long value = rule.valueNano(row);
    for (Execution execution : run.executions().all()) {
      if (!execution.isSale() || execution.order().value() >= WindowBot.FIRST_LOCK_ORDER) continue;
      if (execution.priceTicks() * instrument.tickNanoUsd() >= value) continue;
      JournalEntry.Trigger trigger = tierBefore(run, execution.exchangeNanos());
      if (trigger != null) return Optional.of(violation(row, rule, execution, trigger));
    }
    return Optional.empty();
  }

  /** The last tier that fired before the venue executed; null where the sale was none of the ladder's. */
  private static JournalEntry.Trigger tierBefore(WindowResult run, long nanos) {
    JournalEntry.Trigger fired = null;
    for (JournalEntry entry : run.journal()) {
      if (entry.nanos() > nanos) break;
      if (entry instanceof JournalEntry.Trigger trigger && trigger.state() == TriggerState.FIRED && trigger.tier().isTier()) fired = trigger;
    }
    return fired;
  }

  private static Violation violation(WindowRow row, WinnerRule rule, Execution sale, JournalEntry.Trigger trigger) {
    Position position = row.position();
    Instrument instrument = row.instrument();
    String bid = trigger.bidTicks() < 0 ? "none" : Words.price(trigger.bidTicks() * instrument.tickNanoUsd());
    String detail = trigger.tier().text() + " at " + Words.time(trigger.nanos()) + ", " + Words.seconds(trigger.leftNanos())
        + " s before the end: bid " + bid + ", opponent ask " + Words.micro(trigger.opponentAskMicro()) + ", score " + Words.micro(trigger.scoreMicro())
        + "; " + row.window().label(position.side()) + " bought at " + Words.price(position.entryPriceNano()) + ", sold at "
        + Words.price(position.soldLots() == 0 ? sale.priceTicks() * instrument.tickNanoUsd() : position.exitPriceNano())
        + ", worth " + Words.price(rule.valueNano(row)) + " by " + rule.text();
    return new Violation(row.window().id(), Violation.Rule.FALSE_EXIT, detail);
  }
}
