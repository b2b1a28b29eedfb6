package dev.lockstep.engine.spot;

import static dev.lockstep.engine.spot.SeedWindows.aimed;
import static dev.lockstep.engine.spot.SeedWindows.fault;
import static dev.lockstep.engine.spot.SeedWindows.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.position.LotLedger;
import dev.lockstep.bot.position.RunnerRule;
import dev.lockstep.bot.position.TradeMemory;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Seed 001, phases 1 to 6 and the playbook: each broken form and ours in the same windows of the spot world. */
class MakerEntrySeedTest {
  private static final Instrument SPOT = new Instrument("ETH-USD", 10_000_000L, 100_000L, false);

  @Test
  @SeedRow(row = "001 phase 1", code = "`MakerFirstEntry`, `Entries`, `Inbox`, `Books`, `Steps`", scenario = "windows without a fault")
  void anEntryThatWaitsHoldsUpNobody(SeedEvidence evidence) {
    with()
        .breaks(evidence, "spot-v0", "I7", "the step waits for its entry (before the seed)")
        .breaks(evidence, "spot-v1", "I7", "OPEN-PENDING returns with the mutex held: no step after the first entry (FACTS-001, a)")
        .breaks(evidence, "SpotPolicies.Drain.LOST_WHEN_CLEARED", "I11", "the poller clears the pending order first, and its fill is dropped (c)")
        .breaks(evidence, "SpotPolicies.Drain.ONE_PLACE", "I3", "a result that nobody has drained makes the next one vanish (d)")
        .breaks(evidence, "SpotPolicies.OpensPerSide.ANY", "I3", "a second entry on a side whose lane is taken")
        .breaks(evidence, "SpotPolicies.Flat.IS_BUY", "I9", "a flat decision buys (f)")
        .breaks(evidence, "SpotPolicies.Spare.LESS_PENDING", "I1", "what lots stand for is promised again")
        .breaks(evidence, "SpotPolicies.Exits.NOT_WHILE_PENDING", "I13", "an exit waits for an entry");
    with(fault(SwarmFaultKind.F14_REJECT_STORM, 20, 290, 700))
        .breaks(evidence, "SpotPolicies.AfterOpening.LEAKS_AFTER_ERROR", "I7", "with refused orders: the error return leaks the mutex too (b)");
    evidence.ours("a step never waits; results are drained first; one entry a side, reserved until its end");
  }

  @Test
  @SeedRow(row = "001 phase 2", code = "`Entries.arm`, `Steps.entries`, `Pricing.takerTicks`", scenario = "windows without a fault; attempts time out, the market fallback follows")
  void theFallbackAsksTheGatesAgain(SeedEvidence evidence) {
    with()
        .breaks(evidence, "SpotPolicies.Fallback.AT_ONCE", "I9", "the market order goes out in the step of the time-out")
        .breaks(evidence, "SpotPolicies.Protection.NONE", "I9", "it goes out at any price");
    evidence.ours("one flag a side, taken in a later step with all gates asked anew, limited to the slippage cap, can be off");
  }

  private static Trade trade(long id, ClientOrderId order, Side side, int ticks, long lots) {
    return new Trade(id, order, side, ticks, lots, 30, Liquidity.MAKER);
  }

  /** Two lots; the first, the runner, is closed in parts. */
  private static LotLedger partlyClosed(RunnerRule rule) {
    SpotOrderIds ids = new SpotOrderIds(7, 1);
    LotLedger ledger = new LotLedger(SPOT, TradeMemory.BY_TRADE_ID, rule);
    ledger.opening(0, 1_000_000_000_000L);
    ledger.apply(trade(1, ids.next(Purpose.ENTRY, Side.BUY), Side.BUY, 200_000, 90), 0);
    ledger.apply(trade(2, ids.next(Purpose.ENTRY, Side.BUY), Side.BUY, 200_000, 90), 0);
    ClientOrderId exit = SpotOrderIds.exitOf(ledger.runner(Side.BUY).id(), 0);
    ledger.exitDecided(ledger.runner(Side.BUY), exit, true);
    ledger.apply(trade(3, exit, Side.SELL, 201_000, 30), 0);
    return ledger;
  }

  @Test
  @SeedRow(row = "001 phase 3", code = "`LotLedger`, `ExitHistory`, `Executions.exitPriced`", scenario = "windows with a thin book, so that orders fill in parts; a runner that is closed in parts")
  void aPartialExitShrinksItsLot(SeedEvidence evidence) {
    with(fault(SwarmFaultKind.F11_PARTIAL_FILLS, 20, 290, 60))
        .breaks(evidence, "SpotPolicies.PartialExit.COUNTS_AS_WHOLE", "I2", "the rest of the lot is nobody's")
        .breaks(evidence, "SpotPolicies.ExitSize.AS_OPENED", "I6", "the next exit is larger than what is left")
        .breaks(evidence, "ExitHistory.Rule.WHOLE_LOTS", "I11", "parts are on no record")
        .breaks(evidence, "EntryPolicies.PartialFill.COUNTS_AS_FULL", "I2", "the rest of an entry trades on, unknown");
    assertThat(partlyClosed(RunnerRule.SHIFTS).runner(Side.BUY).lots()).isEqualTo(90);
    evidence.broken("`RunnerRule.SHIFTS`", "runner kept", "a partial exit passes the mark on to the next lot");
    LotLedger ours = partlyClosed(RunnerRule.KEPT);
    assertThat(ours.runner(Side.BUY).lots()).isEqualTo(60);
    assertThat(ours.runner(Side.BUY).entryFeeNanoUsd()).as("two thirds of its fee").isEqualTo(20);
    assertThat(ours.lots()).hasSize(2);
    evidence.ours("the lot shrinks, fees are pro rata, each part is on record, the runner stays, an exit never exceeds its lot; reduce-only is its size");
  }

  @Test
  @SeedRow(row = "001 phase 4", code = "`MakerFirstEntry.propose`, `Pricing`", scenario = "windows without a fault: entries are repriced every 400 ms")
  void aRepriceIsBoundedAndConfirmed(SeedEvidence evidence) {
    with()
        .breaks(evidence, "EntryPolicies.RepriceAfter.CANCEL_SENT", "I11", "the new order goes out beside the old one, whose fills are forgotten (as shipped: the cancel's error is ignored)")
        .breaks(evidence, "EntryPolicies.RepriceCount.UNBOUNDED", "I10", "an entry is repriced without end")
        .breaks(evidence, "SpotPolicies.Drift.UNBOUNDED", "I10", "it follows the price anywhere")
        .breaks(evidence, "EntryPolicies.Deadline.EXTENDED_BY_REPRICE", "I10", "each reprice moves the deadline")
        .breaks(evidence, "EntryPolicies.Deadline.IGNORED", "I3", "it rests for ever");
    evidence.ours("count, drift, improvement, edge and a fixed deadline; the old order has certainly ended before the new id is saved and sent");
  }

  @Test
  @SeedRow(row = "001 phase 5", code = "`SpotMetrics`, `SpotLines`", scenario = "logs of windows without a fault, and with fills that are reported twice")
  void everyLineNamesItsSideAndOrder(SeedEvidence evidence) {
    List<String> log = new ArrayList<>();
    for (long seed = 1; seed <= 12; seed++) log.addAll(with().log("spot-v3", seed));
    Pattern asShipped = Pattern.compile(".*postonly\\.timeout.*side=.*");
    assertThat(log).filteredOn(line -> line.contains("postonly.timeout")).isNotEmpty().noneMatch(line -> asShipped.matcher(line).matches());
    evidence.broken("lines as shipped (FACTS-001, 5)", "each line names side and order", "`postonly.timeout` has no side, `postonly.place` no id: a join by ids is needed");
    with(fault(SwarmFaultKind.F10_DUPLICATE_FILLS, 20, 290, 0))
        .breaks(evidence, "TradeMemory.NONE", "I2", "a fill that is told twice is counted twice, in the books and in every counter");
    for (String tag : List.of("PENDING", "FILL", "TIMEOUT")) {
      assertThat(log).filteredOn(line -> line.contains("[" + tag + "]")).as(tag).isNotEmpty()
          .allMatch(line -> line.matches(".*\\[" + tag + "] side=(BUY|SELL) order_id=\\d+.*"));
    }
    evidence.ours("[PENDING], [FILL], [TIMEOUT] with side and ids; gauge, counters, fill ratio and commission as Prometheus text (`SpotMetricsTest`)");
  }

  @Test
  @SeedRow(row = "001 phase 6", code = "`MakerFirstEntry.end`, `Shutdown`", scenario = "SIGTERM while an entry rests")
  void closingEndsWhatRests(SeedEvidence evidence) {
    with(aimed(SwarmFaultKind.F24_SHUTDOWN, 60, 100, OrderPhase.RESTING))
        .breaks(evidence, "EntryPolicies.OnClosing.LEAVES_IT", "I3", "the cancel goes out with the context that was cancelled, so it never arrives (e): the order rests, unnamed")
        .breaks(evidence, "SpotPolicies.Gate.OPEN", "I5", "an entry goes out after the request");
    evidence.ours("the entry is cancelled and confirmed within the drain; that cancel is bounded and is not itself cancelled");
  }

  @Test
  @SeedRow(row = "001 playbook", code = "`SpotLines`, `Supervision`, `Keeper`; `lockstep forensics`", scenario = "the log of spot-v1, whose mutex leaks, read with the playbook's patterns")
  void whatThePlaybookLooksForAndWhatItPrescribes(SeedEvidence evidence) {
    List<String> log = with().log("spot-v1", 1);
    int pending = 0;
    while (!log.get(pending).contains("OPEN-PENDING") && !log.get(pending).contains("[PENDING]")) pending++;
    List<String> after = log.subList(pending + 1, log.size());
    assertThat(after).as("one loop does ticks, step and exits").filteredOn(line -> line.contains("step.start")).isEmpty();
    evidence.broken("playbook: \"ticks continue while SELL and EXIT are silent\"", "a pattern that can match",
        "with this leak nothing ticks; that sign belongs to a gate that refuses");
    assertThat(with().log("spot-v3", 1)).noneMatch(line -> Pattern.compile("^EXIT ").matcher(line).find());
    evidence.broken("playbook: `grep '^EXIT '`", "a pattern that can match", "a line begins with its stamp: silent on a healthy bot, too (Z16)");
    with()
        .breaks(evidence, "SpotPolicies.SaveReprice.NOT_AT_ALL", "I8", "its finding: new ids in the log, the old one in the state")
        .breaks(evidence, "spot-v0", "I7", "its finding: requests and saves within the critical section");
    assertThat(with().log("spot-v0", 2)).anyMatch(line -> line.contains("[WARN] lane held"));
    assertThat(with().log("spot-v3", 2)).anyMatch(line -> line.contains("HEARTBEAT pipeline=SELL")).anyMatch(line -> line.contains("HEARTBEAT pipeline=EXIT"));
    evidence.ours("each reprice is saved at once, nothing waits on the main lane, holds above 100 ms are warned of, SELL and EXIT have heartbeats; dumps and "
        + "states are read by `lockstep forensics` (a lock whose waiters have no holder is a leak, not a deadlock)");
  }
}
