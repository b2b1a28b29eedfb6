package dev.lockstep.engine.verify;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.TriggerState;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.window.WindowBot;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.engine.venue.Executions.Execution;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a tier did to a winner. It goes by what the venue executed, so a tier that sold a part before the profit lock sold the rest
 * is found as well; and by what was decided, so that a tier which wanted to sell and could not is not taken for one that held.
 */
final class WinnerOracle {
  private WinnerOracle() {}

  static Optional<Violation> of(WindowResult run, WindowRow row, WinnerRule rule) {
    Instrument instrument = row.instrument();
    long value = rule.valueNano(row);
    boolean soldAtValue = false;
    for (Execution execution : run.executions().all()) {
      if (!isExit(execution)) continue;
      JournalEntry.Trigger trigger = tierBefore(run, execution.exchangeNanos());
      if (trigger == null) continue;
      if (execution.priceTicks() * instrument.tickNanoUsd() < value) return Optional.of(falseExit(row, rule, execution, trigger));
      soldAtValue = true;
    }
    return soldAtValue ? Optional.empty() : decided(run, row, rule);
  }

  /** A sale by anything but the profit lock. */
  private static boolean isExit(Execution execution) {
    return execution.isSale() && !WindowBot.isProfitLock(execution.order());
  }

  private static boolean hasFired(JournalEntry entry) {
    return entry instanceof JournalEntry.Trigger trigger && trigger.state() == TriggerState.FIRED && trigger.tier().isTier();
  }

  /** The last tier that fired before the venue executed; null where the sale was none of the ladder's. */
  private static JournalEntry.Trigger tierBefore(WindowResult run, long nanos) {
    JournalEntry.Trigger fired = null;
    for (JournalEntry entry : run.journal()) {
      if (entry.nanos() > nanos) break;
      if (hasFired(entry)) fired = (JournalEntry.Trigger) entry;
    }
    return fired;
  }

  /** A tier fired while there was something to sell, and sold none of it. */
  private static Optional<Violation> decided(WindowResult run, WindowRow row, WinnerRule rule) {
    List<JournalEntry> fired = run.journal().stream().filter(WinnerOracle::hasFired).toList();
    if (fired.isEmpty()) return Optional.empty();
    JournalEntry.Trigger first = (JournalEntry.Trigger) fired.get(0);
    long soldLots = run.executions().all().stream()
        .filter(execution -> execution.isSale() && execution.exchangeNanos() <= first.nanos()).mapToLong(Execution::lots).sum();
    if (soldLots >= row.position().boughtLots()) return Optional.empty(); // the profit lock had sold it, and the bot did not know yet
    long orders = run.journal().stream()
        .filter(entry -> entry instanceof JournalEntry.OrderSent sent && sent.purpose().equals("exit") && sent.nanos() >= first.nanos()).count();
    String detail = moment(first, row.instrument()) + held(row) + ", fired " + fired.size() + " times, sent " + orders + " orders, sold nothing" + worth(row, rule);
    return Optional.of(new Violation(row.window().id(), Violation.Rule.EXIT_DECIDED, detail));
  }

  private static Violation falseExit(WindowRow row, WinnerRule rule, Execution sale, JournalEntry.Trigger trigger) {
    Position position = row.position();
    String soldAt = Words.price(
        position.soldLots() == 0 ? sale.priceTicks() * row.instrument().tickNanoUsd() : position.exitPriceNano());
    String detail = moment(trigger, row.instrument()) + held(row) + ", sold at " + soldAt + worth(row, rule);
    return new Violation(row.window().id(), Violation.Rule.FALSE_EXIT, detail);
  }

  private static String moment(JournalEntry.Trigger trigger, Instrument instrument) {
    String bid = trigger.bidTicks() < 0 ? "none" : Words.price(trigger.bidTicks() * instrument.tickNanoUsd());
    return trigger.tier().text() + " at " + Words.time(trigger.nanos()) + ", " + Words.seconds(trigger.leftNanos())
        + " s before the end: bid " + bid + ", opponent ask " + Words.micro(trigger.opponentAskMicro()) + ", score " + Words.micro(trigger.scoreMicro());
  }

  private static String held(WindowRow row) {
    return "; " + row.window().label(row.position().side()) + " bought at " + Words.price(row.position().entryPriceNano());
  }

  private static String worth(WindowRow row, WinnerRule rule) {
    return ", worth " + Words.price(rule.valueNano(row)) + " by " + rule.text();
  }
}
