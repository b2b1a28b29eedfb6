package dev.lockstep.bot.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.guard.Drain.LastSave;
import dev.lockstep.bot.guard.Drain.Next;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Specification: FACTS-004, "Shutdown gate". A clock that starts near the end of its range: only differences count. */
class ShutdownGateTest {
  private static final long SECOND = 1_000_000_000L;
  /** So near the end of the clock that sums pass it; a method makes it no constant, since the compiler refuses constants that overflow. */
  private static final long T = Math.subtractExact(Long.MAX_VALUE, 4 * SECOND);
  private final ShutdownGate gate = new ShutdownGate(ShutdownGate.DRAIN_NANOS);
  private final InFlight inFlight = new InFlight(4, 1);
  private final OrderBoundary boundary = new OrderBoundary(gate, inFlight, TradingMode.TRADE);
  private final Drain drain = new Drain(gate, inFlight::orders);

  private Admission ask(long id, Intent intent, long nowNanos) {
    return boundary.ask(new ClientOrderId(id), intent, nowNanos, new KillSwitch.Reading(new TreeMap<>(), new SwitchFile.NotConfigured()));
  }

  @Test
  void theFirstReasonWins() {
    assertThat(gate.request("SIGTERM", T)).isTrue();
    assertThat(gate.request("kill switch", T + SECOND)).isFalse();
    assertThat(gate.reason()).isEqualTo("SIGTERM");
    assertThat(gate.drainLeftNanos(T + SECOND)).as("the second request does not lengthen the drain").isEqualTo(7 * SECOND);
  }

  @ParameterizedTest
  @CsvSource(value = {"' '", "''", "NULL"}, nullValues = "NULL")
  void noReasonHasAName(String reason) {
    gate.request(reason, T);
    assertThat(gate.reason()).isEqualTo("shutdown_requested");
  }

  @ParameterizedTest
  @CsvSource({
    "before, 0, true, true, true", "at once, 0.000000001, false, true, true", "in the drain, 7.9, false, true, true",
    "at its end, 8, false, false, false", "long after, 86400, false, false, false"})
  void whatPassesWhen(String when, double seconds, boolean entry, boolean exit, boolean cancel) {
    long now = T + Math.round(seconds * SECOND);
    if (seconds > 0) gate.request("x", T);
    assertThat(List.of(gate.admits(Intent.ENTRY, now), gate.admits(Intent.REDUCE_ONLY_EXIT, now), gate.admits(Intent.CANCEL, now)))
        .as(when).containsExactly(entry, exit, cancel);
  }

  @Test
  void drainedIsSaidOnlyWhenItIsTrue() {
    ask(1, Intent.ENTRY, T);
    ask(2, Intent.ENTRY, T);
    gate.request("x", T);
    assertThat(drain.next(T + SECOND, LastSave.NOT_ASKED, 0)).isEqualTo(new Next.AwaitOrders(7 * SECOND));
    inFlight.end(new ClientOrderId(1));
    assertThat(drain.next(T + 2 * SECOND, LastSave.NOT_ASKED, 0)).isEqualTo(new Next.AwaitOrders(6 * SECOND));
    assertThat(drain.next(T + 8 * SECOND, LastSave.NOT_ASKED, 0)).as("the save has its own bound").isEqualTo(new Next.AwaitSave(Drain.SAVE_NANOS));
    assertThat(drain.next(T + 9 * SECOND, LastSave.DURABLE, T + 8 * SECOND))
        .isEqualTo(new Next.Stop(new Drain.Report("x", false, List.of(new ClientOrderId(2)), true)));
    inFlight.end(new ClientOrderId(2));
    assertThat(drain.next(T + 9 * SECOND, LastSave.DURABLE, T + 8 * SECOND)).isEqualTo(new Next.Stop(new Drain.Report("x", true, List.of(), true)));
  }

  @Test
  void theLastSaveIsNotCutOffByTheDrainAndBounded() {
    gate.request("x", T);
    long asked = T + 7 * SECOND;
    assertThat(drain.next(T + 12 * SECOND, LastSave.UNDER_WAY, asked)).isEqualTo(new Next.AwaitSave(5 * SECOND));
    assertThat(drain.next(asked + Drain.SAVE_NANOS, LastSave.UNDER_WAY, asked)).isEqualTo(new Next.Stop(new Drain.Report("x", true, List.of(), false)));
    assertThat(drain.next(T + 8 * SECOND, LastSave.FAILED, asked)).isEqualTo(new Next.Stop(new Drain.Report("x", true, List.of(), false)));
  }

  /** The seed's counter at its head: nothing wraps the submissions any more, so it is always zero. */
  @Test
  @SeedRow(row = "004 drain", code = "`Drain`, `InFlight`", scenario = "shutdown while an order is on its way; the answer comes after the deadline")
  void theDrainTellsTheTruth(SeedEvidence evidence) {
    InFlight neverCounted = new InFlight(4, 1);
    gate.request("x", T);
    assertThat(new Drain(gate, neverCounted::orders).next(T, LastSave.DURABLE, T)).isInstanceOfSatisfying(Next.Stop.class, stop ->
        assertThat(stop.report().drained()).as("true at once, with an order on its way").isTrue());
    evidence.broken("004 as shipped (guard referenced by nobody)", "I3", "the drain returns true at once while an order is on its way; the order has no end");
    OrderBoundary open = new OrderBoundary(new ShutdownGate(8), inFlight, TradingMode.TRADE);
    open.ask(new ClientOrderId(1), Intent.ENTRY, T, new KillSwitch.Reading(new TreeMap<>(), new SwitchFile.NotConfigured()));
    assertThat(drain.next(T, LastSave.NOT_ASKED, 0)).isEqualTo(new Next.AwaitOrders(8 * SECOND));
    assertThat(drain.next(T + 8 * SECOND, LastSave.DURABLE, T)).isInstanceOfSatisfying(Next.Stop.class, stop -> {
      assertThat(stop.report().drained()).isFalse();
      assertThat(stop.report().unanswered()).containsExactly(new ClientOrderId(1));
    });
    evidence.ours("waits 8 s, then says not drained and names the order that may rest");
  }

  @Test
  @SeedRow(row = "004 gate", code = "`ShutdownGate`, `OrderBoundary`", scenario = "shutdown with an entry, an exit and a cancel to send, for 8 s and after")
  void theGateStopsEntriesAndLetsExitsPass(SeedEvidence evidence) {
    gate.request("x", T);
    // The seed's guard: one flag, asked for every submission alike.
    boolean seedAdmitsExit = !gate.requested();
    assertThat(seedAdmitsExit).isFalse();
    evidence.broken("004 gate", "I13", "an exit is refused like an entry: the position stays open through the shutdown");
    assertThat(ask(1, Intent.ENTRY, T).reason()).isEqualTo("shutdown_requested");
    assertThat(ask(2, Intent.REDUCE_ONLY_EXIT, T + 1).admitted()).isTrue();
    assertThat(ask(2, Intent.CANCEL, T + 1).admitted()).isTrue();
    assertThat(ask(3, Intent.REDUCE_ONLY_EXIT, T + 8 * SECOND).reason()).isEqualTo("shutdown_requested");
    evidence.ours("entries refused from the request on; cancels and reduce-only exits pass until the drain ends, then nothing");
  }
}
