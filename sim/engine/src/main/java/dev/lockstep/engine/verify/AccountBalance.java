package dev.lockstep.engine.verify;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.exchange.FeeRule;
import dev.lockstep.engine.venue.Executions.Execution;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up a run's account a second time, from its executions alone: cash is what sales brought, less what purchases and fees took, plus a
 * dollar for every winning share left; and no outcome is sold more than it was bought. A venue takes a buyer's fee in collateral or in
 * shares, so the cash must be one of those two sums to the nano-dollar. Runs in which a settlement failed are left out: a failed trade
 * takes back fills that the executions still list.
 */
final class AccountBalance {
  private final Instrument instrument;
  private final long[] boughtLots = new long[2];
  private final long[] soldLots = new long[2];
  private final long[] feeLots = new long[2];
  private long tradedNanoUsd;
  private long buyFeesNanoUsd;
  private long sellFeesNanoUsd;

  private AccountBalance(Instrument instrument) {
    this.instrument = instrument;
  }

  static List<Violation> check(WindowResult run, Instrument instrument) {
    List<Violation> violations = new ArrayList<>();
    if (run.executions().events().stream().anyMatch(event -> event instanceof OrderEvent.SettlementFailed)) return violations;
    AccountBalance balance = new AccountBalance(instrument);
    for (Execution execution : run.executions().all()) balance.add(execution, run.journal());
    for (Outcome outcome : Outcome.values()) {
      int i = outcome.ordinal();
      if (balance.soldLots[i] <= balance.boughtLots[i]) continue;
      violations.add(new Violation(run.window().id(), Violation.Rule.OVERSOLD,
          run.window().label(outcome) + ": bought " + balance.boughtLots[i] + " lots, sold " + balance.soldLots[i]));
    }
    long inCash = balance.cashNanoUsd(run.window().winner(), false);
    long inShares = balance.cashNanoUsd(run.window().winner(), true);
    if (run.cashNanoUsd() != inCash && run.cashNanoUsd() != inShares) {
      violations.add(new Violation(run.window().id(), Violation.Rule.MONEY,
          "the account says " + Words.usd(run.cashNanoUsd()) + " USD, its executions add up to " + Words.usd(inCash)
              + " (with the buyer's fee in shares " + Words.usd(inShares) + ")"));
    }
    return violations;
  }

  private void add(Execution execution, List<JournalEntry> journal) {
    int outcome = outcome(execution, journal).ordinal();
    long value = instrument.nanoUsd(execution.priceTicks(), execution.lots());
    if (execution.isSale()) {
      soldLots[outcome] += execution.lots();
      tradedNanoUsd += value;
      sellFeesNanoUsd += execution.feeNanoUsd();
      return;
    }
    boughtLots[outcome] += execution.lots();
    tradedNanoUsd -= value;
    buyFeesNanoUsd += execution.feeNanoUsd();
    if (execution.feeNanoUsd() > 0) feeLots[outcome] += FeeRule.feeLots(instrument, execution.priceTicks(), execution.feeNanoUsd());
  }

  /** A granted position has no request; the bot's journal names its side. */
  private static Outcome outcome(Execution execution, List<JournalEntry> journal) {
    if (execution.request() != null) return execution.request().outcome();
    for (JournalEntry entry : journal) if (entry instanceof JournalEntry.EntryFilled filled) return filled.outcome();
    return Outcome.UP;
  }

  private long cashNanoUsd(Outcome winner, boolean feeInShares) {
    long cash = tradedNanoUsd - sellFeesNanoUsd - (feeInShares ? 0 : buyFeesNanoUsd);
    if (winner == null) return cash;
    int i = winner.ordinal();
    long held = boughtLots[i] - soldLots[i] - (feeInShares ? feeLots[i] : 0);
    return cash + instrument.nanoUsd(instrument.ticksPerUnit(), held);
  }
}
