package dev.lockstep.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.LockState;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.LatencyLine;
import dev.lockstep.datasets.scenario.LatencySpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.engine.backtest.Venues;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.demo.Box;
import dev.lockstep.engine.scenario.ScenarioRunner;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each fault on the first losing window under v1.61: it does what its description says while it lasts, and nothing before. */
class FaultsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final WindowTape TAPE = Box.INCIDENT.windows().get(0);
  private static final long END = TAPE.window().endNanos();
  /** Before the purchase. */
  private static final Span CALM = new Span(-200 * SECOND, -190 * SECOND);

  private static WindowResult run(List<LatencyLine> latencies, FaultSpec... faults) {
    return run(Releases.V1_61, latencies, faults);
  }

  private static WindowResult run(Release release, List<LatencyLine> latencies, FaultSpec... faults) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    Settings settings = release.settings(Settings.standard(known), Map.of(WorldSettings.VENUE_SETTLEMENT, "constant"));
    Scenario scenario = new Scenario(
        "", 1, Cited.bare(TAPE.id()), Cited.bare("box:incident.yaml"), List.of(), latencies.stream().map(Cited::bare).toList(),
        List.of(faults).stream().map(Cited::bare).toList(), List.of(), List.of());
    try {
      return new ScenarioRunner(TAPE).run(scenario, release, settings).result();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static WindowResult run(FaultSpec... faults) {
    return run(List.of(), faults);
  }

  private static <T extends JournalEntry> List<T> all(WindowResult run, Class<T> kind) {
    return run.journal().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static boolean in(Span span, JournalEntry entry) {
    return span.contains(entry.nanos() - END);
  }

  /** Healthy control: no fault, no difference to a run without a scenario. */
  @Test
  void aScenarioWithoutFaultsChangesNothing() throws IOException {
    WindowResult with = run();
    try (var source = TAPE.open()) {
      assertThat(WindowRun.run(source, Releases.V1_61, with.settings(), Venues.of(TAPE), 1).stateHash()).isEqualTo(with.stateHash());
    }
  }

  @Test
  void theSameScenarioGivesTheSameRun() {
    FaultSpec gap = new FaultSpec.Gap(Traffic.BOOKS, CALM);
    assertThat(run(gap).stateHash()).isEqualTo(run(gap).stateHash()).isNotEqualTo(run().stateHash());
  }

  /** The window rises by a cent every nine seconds here; during the stall the status shows one price. */
  @Test
  void aStallShowsTheBooksOfItsBeginning() {
    Span span = new Span(-290 * SECOND, -230 * SECOND);
    List<Long> calm = asks(run(), span);
    List<Long> stalled = asks(run(new FaultSpec.Stall(span)), span);
    assertThat(calm.stream().distinct().count()).isGreaterThan(4);
    assertThat(stalled).hasSameSizeAs(calm);
    assertThat(stalled.subList(1, stalled.size()).stream().distinct()).containsExactly(calm.get(0));
  }

  private static List<Long> asks(WindowResult run, Span span) {
    return all(run, JournalEntry.Status.class).stream().filter(status -> in(span, status)).map(JournalEntry.Status::upAskMicro).toList();
  }

  @Test
  void aGapLeavesBooksUnansweredUntilTheyTimeOut() {
    WindowResult run = run(new FaultSpec.Gap(Traffic.BOOKS, CALM));
    List<JournalEntry.RequestFailed> failed = all(run, JournalEntry.RequestFailed.class);
    assertThat(failed).hasSizeBetween(3, 4).allSatisfy(failure -> {
      assertThat(failure.what()).isEqualTo("books");
      assertThat(failure.error()).isNull();
    });
    assertThat(failed.get(0).nanos() - END).isBetween(-198 * SECOND, -196 * SECOND);
    assertThat(all(run(), JournalEntry.RequestFailed.class)).isEmpty();
  }

  @Test
  void withoutAConnectionEveryCallFailsAtOnce() {
    List<JournalEntry.RequestFailed> failed = all(run(new FaultSpec.Disconnect(CALM)), JournalEntry.RequestFailed.class);
    assertThat(failed).hasSizeGreaterThan(15).anySatisfy(failure -> assertThat(failure.error().text()).isEqualTo("connection refused"));
    assertThat(failed.stream().filter(failure -> failure.error() == null)).as("answers on their way").hasSizeLessThan(2);
  }

  @Test
  void aSlowAnswerComesSoMuchLater() {
    Span span = new Span(-200 * SECOND, -100 * SECOND);
    long usual = looks(run(), span);
    long slow = looks(run(new FaultSpec.SlowResponse(Traffic.BOOKS, 2 * SECOND, span)), span);
    assertThat(usual).isGreaterThan(90);
    assertThat(slow).as("every two seconds and a rest").isBetween(40L, 50L);
  }

  private static long looks(WindowResult run, Span span) {
    return all(run, JournalEntry.Status.class).stream().filter(status -> in(span, status)).count();
  }

  @Test
  void aRefusedOrderIsNotCarriedOut() {
    WindowResult run = run(new FaultSpec.Reject(503, "down for maintenance", new Span(-125 * SECOND, -110 * SECOND)));
    List<JournalEntry.OrderAnswered> capture =
        all(run, JournalEntry.OrderAnswered.class).stream().filter(answer -> answer.purpose().equals("capture")).toList();
    assertThat(capture.get(0).error().text()).isEqualTo("down for maintenance");
    assertThat(run.executions().events().stream().filter(event -> event.id().value() == capture.get(0).order())).isEmpty();
  }

  @Test
  void aLostAnswerIsOfAnOrderThatWasCarriedOut() {
    Span span = new Span(-100 * SECOND, 0);
    WindowResult run = run(new FaultSpec.LostAnswer(span));
    List<JournalEntry.OrderAnswered> exits = all(run, JournalEntry.OrderAnswered.class).stream().filter(answer -> in(span, answer)).toList();
    assertThat(exits).isNotEmpty().allSatisfy(answer -> assertThat(answer.status()).isNull());
    assertThat(run.executions().all().stream().filter(execution -> execution.isSale())).isNotEmpty();
  }

  /** The bot that takes it for a refusal offers the shares again that it has sold; the one that asks does not. */
  @Test
  void anUnstatedAmountIsAskedForOrTakenForARefusal() {
    FaultSpec unstated = new FaultSpec.UnstatedAmount(new Span(-100 * SECOND, 0));
    WindowResult asks = run(unstated);
    assertThat(asks.executions().all().stream().filter(execution -> execution.isSale())).isNotEmpty();
    assertThat(exits(asks)).allSatisfy(answer -> assertThat(answer.error()).isNull()).anySatisfy(answer -> assertThat(answer.status().filledLots()).isPositive());
    WindowResult takes = run(Releases.find("v1.61-shipped").orElseThrow(), List.of(), unstated);
    assertThat(exits(takes)).noneSatisfy(answer -> assertThat(answer.status() != null && answer.status().filledLots() > 0).isTrue());
  }

  private static List<JournalEntry.OrderAnswered> exits(WindowResult run) {
    return all(run, JournalEntry.OrderAnswered.class).stream().filter(answer -> answer.purpose().equals("exit")).toList();
  }

  @Test
  void sharesCanBeSoldAfterTheirDelay() {
    WindowResult run = run(new FaultSpec.SettlementDelay(9 * SECOND));
    JournalEntry.EntryFilled filled = all(run, JournalEntry.EntryFilled.class).get(0);
    long bought = run.executions().all().get(0).exchangeNanos();
    JournalEntry.Lock placed = all(run, JournalEntry.Lock.class).stream().filter(lock -> lock.state() == LockState.PLACED).findFirst().orElseThrow();
    assertThat(filled.nanos()).isGreaterThan(bought);
    assertThat(placed.nanos() - bought).as("one try is 0.6 s").isBetween(9 * SECOND, 9 * SECOND + 800_000_000L);
  }

  @Test
  void aFailedSettlementTakesTheSharesBack() {
    WindowResult run = run(new FaultSpec.SettlementFailure(1_000_000));
    assertThat(run.executions().events().stream().filter(OrderEvent.SettlementFailed.class::isInstance)).isNotEmpty();
    assertThat(run().executions().events().stream().filter(OrderEvent.SettlementFailed.class::isInstance)).isEmpty();
  }

  @Test
  void anUnseenBalanceReadsZeroWhileTheVenueSells() {
    WindowResult run = run(new FaultSpec.BalanceUnseen(Span.ALWAYS));
    assertThat(all(run, JournalEntry.LockAttempt.class)).hasSizeGreaterThan(10).allSatisfy(attempt -> assertThat(attempt.balanceLots()).isZero());
    assertThat(run.executions().all().stream().filter(execution -> execution.isSale())).isNotEmpty();
  }

  @Test
  void aMachineThatStandsStillDoesNothing() {
    WindowResult run = run(new FaultSpec.HostPause(CALM));
    assertThat(run.journal().stream().filter(entry -> in(CALM, entry))).isEmpty();
    assertThat(run.journal().stream().filter(entry -> entry.nanos() - END >= CALM.toNanos() && entry.nanos() - END < CALM.toNanos() + SECOND)).isNotEmpty();
    assertThat(run().journal().stream().filter(entry -> in(CALM, entry))).isNotEmpty();
  }

  /** A try is two account calls and half a second, so its distance to the next tells their latency: within the quantiles, and as the part of the window says. */
  @Test
  void measuredLatenciesAreKept() {
    Span crash = new Span(-105 * SECOND, Long.MAX_VALUE);
    List<LatencyLine> lines = List.of(
        new LatencyLine(Traffic.ACCOUNT, new LatencySpec.Quantiles(List.of(
            new LatencySpec.Point(0, 40_000_000L), new LatencySpec.Point(50, 60_000_000L), new LatencySpec.Point(100, 200_000_000L))), Span.ALWAYS),
        new LatencyLine(Traffic.ACCOUNT, new LatencySpec.Constant(300_000_000L), crash));
    List<JournalEntry.LockAttempt> tries =
        all(run(lines, new FaultSpec.BalanceUnseen(Span.ALWAYS)), JournalEntry.LockAttempt.class);
    int before = 0;
    int after = 0;
    for (int i = 1; i < tries.size(); i++) {
      double apart = (tries.get(i).nanos() - tries.get(i - 1).nanos()) / 1e9;
      if (tries.get(i).nanos() - END < crash.fromNanos()) {
        before++;
        assertThat(apart).isBetween(0.58, 0.9);
      } else if (tries.get(i - 1).nanos() - END > crash.fromNanos() + SECOND) {
        after++;
        assertThat(apart).isEqualTo(1.1);
      }
    }
    assertThat(before).isGreaterThan(3);
    assertThat(after).isGreaterThan(5);
  }
}
