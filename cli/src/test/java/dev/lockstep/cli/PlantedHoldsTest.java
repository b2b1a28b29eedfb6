package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.ScenarioFile;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.reports.reproduce.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Slow saves, locks held and settlement delays thrown together by chance: what is found in the log they leave must be found again in the scenario
 * made of that log. The exceptions, of which the test allows one in ten, are told in LOGS-DECISIONS.md.
 */
class PlantedHoldsTest {
  private static final int RUNS = Integer.getInteger("lockstep.holds", 60);

  private static final Pattern BETWEEN_TICKS = Pattern.compile("tick 1/2: best_bid=\\d+c\\R\\S+ LANE_HELD");

  private static FaultSpec settles(double seconds) {
    return new FaultSpec.SettlementDelay(PlantedRun.nanos(seconds));
  }

  private static FaultSpec lock(Role of, double from, double to) {
    return new FaultSpec.LockHeld(of, span(from, to));
  }

  private static Span span(double from, double to) {
    return new Span(PlantedRun.nanos(from), PlantedRun.nanos(to));
  }

  private static PlantedRun planted(Release release, long seed, FaultSpec... faults) throws IOException {
    return PlantedRun.of(release, seed, List.of(), List.of(faults));
  }

  private static void again(String why, PlantedRun run) throws IOException {
    assertThat(run.made()).as(why).isNotNull();
    Side side = run.again(run.made());
    assertThat(side.matching().same()).as(why + ": " + side.matching() + run.made().faults()).isTrue();
  }

  @Test
  void whatWasFoundIsFoundAgain() throws IOException {
    assertThat(missed(PlantedRun.Left.LOG, RUNS)).hasSizeLessThanOrEqualTo(RUNS / 10);
  }

  /** A journal is judged as a journal: by every evaluation, and by the millisecond. */
  @Test
  void whatWasFoundInAJournalIsFoundAgain() throws IOException {
    assertThat(missed(PlantedRun.Left.JOURNAL, RUNS / 2)).hasSizeLessThanOrEqualTo(RUNS / 20);
  }

  private static List<String> missed(PlantedRun.Left left, int runs) throws IOException {
    Random random = new Random(Long.getLong("lockstep.holds.seed", 4));
    List<String> missed = new ArrayList<>();
    int found = 0;
    for (long i = 0; found < runs; i++) {
      List<FaultSpec> faults = new ArrayList<>(List.of(settles(0.5 + 9.5 * random.nextDouble())));
      Release release = random.nextBoolean() ? Releases.SAVES_ON_MAIN : Releases.V1_60;
      for (int more = random.nextInt(2); more >= 0; more--) faults.add(hold(random, release));
      PlantedRun run = PlantedRun.of(left, release, i, List.of(), faults);
      if (run.made() == null) continue;
      found++;
      Side side = run.again(run.made());
      if (!side.matching().same()) missed.add(release.name() + faults.stream().map(ScenarioFile::line).toList() + side.matching().seen() + side.matching().extra());
    }
    return missed;
  }

  private static FaultSpec hold(Random random, Release release) {
    double from = -115 + 60 * random.nextDouble();
    double seconds = 1 + 9 * random.nextDouble();
    boolean saves = release == Releases.SAVES_ON_MAIN;
    if (saves && random.nextInt(3) != 0) return new FaultSpec.SlowSave(PlantedRun.nanos(0.6 + 6 * random.nextDouble()), span(from, from + 4 * seconds));
    return lock(saves && random.nextBoolean() ? Role.STORE : random.nextBoolean() ? Role.EXITS : Role.PROFIT_LOCK, from, from + seconds);
  }

  @Test
  void twoBlackoutsOfNearlyOneLengthOfWhichEitherMayBeTheLonger() throws IOException {
    again("7 s each, by the stamps", planted(Releases.V1_60, 52, settles(6.755), lock(Role.PROFIT_LOCK, -100.565, -94.952)));
    again("6 s and 7 s", planted(Releases.V1_60, 243, settles(4.758), lock(Role.PROFIT_LOCK, -94.187, -89.58)));
  }

  @Test
  void aHoldThatTheExitFollowsWithinItsSecond() throws IOException {
    again("a store", planted(Releases.SAVES_ON_MAIN, 78, settles(1.78), lock(Role.STORE, -102.782, -93.945)));
    again("a profit lock", planted(Releases.V1_60, 302, settles(3.888), lock(Role.PROFIT_LOCK, -87.9, -83.742)));
  }

  /** The stop's condition, met for the first of two times, is no exit under way: what comes after it is as dark as any other gap. */
  @Test
  void aHoldBetweenTheTwoTicksOfAStop() throws IOException {
    again("between the ticks", planted(Releases.V1_60, 117, settles(6.808), lock(Role.PROFIT_LOCK, -87.974, -78.857)));
    int between = 0;
    for (int tenth = 0; tenth < 15; tenth++) {
      double from = -88.4 + tenth / 10.0;
      PlantedRun run = planted(Releases.V1_60, 1, settles(0), lock(Role.EXITS, from, from + 8));
      if (!BETWEEN_TICKS.matcher(run.log()).find()) continue;
      between++;
      assertThat(run.made()).as("a lock from " + from).isNotNull();
      assertThat(run.made().expect()).extracting(each -> each.value().rule()).contains("blackout");
    }
    assertThat(between).as("holds that met the time between the ticks").isPositive();
  }

  /** A lane held for ten seconds prints nothing meanwhile. Its machine did not stand still as well. */
  @Test
  void aHoldIsNoPauseOfTheMachine() throws IOException {
    PlantedRun run = planted(Releases.V1_60, 82, settles(0.579), lock(Role.PROFIT_LOCK, -96.665, -86.75));
    assertThat(run.made().faults()).extracting(Cited::value).doesNotHaveAnyElementsOfTypes(FaultSpec.HostPause.class);
    again("held, not paused", run);
    again("silent for ten seconds or eleven", planted(Releases.V1_60, 259, settles(4.525), lock(Role.EXITS, -97.188, -87.637)));
  }

  /** Who came after the tries had waited for them; not so where the lane was free in between, or the tries have one of their own. */
  @Test
  void aLockThatDidNotWaitIsAskedForWhenItBegan() throws IOException {
    again("a status line lies between", planted(Releases.V1_60, 212, settles(6.869), lock(Role.PROFIT_LOCK, -102.787, -97.966)));
    PlantedRun other = planted(Releases.SAVES_ON_MAIN, 126, settles(4.132), lock(Role.EXITS, -108.532, -99.132));
    assertThat(((FaultSpec.LockHeld) other.fault(FaultSpec.LockHeld.class).value()).span().fromNanos()).isEqualTo(-108_532_000_000L);
    again("tries on the other lane", other);
  }
}
