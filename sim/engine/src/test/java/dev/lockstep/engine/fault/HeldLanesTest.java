package dev.lockstep.engine.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.state.StateSaver;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Scenario;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.demo.Box;
import dev.lockstep.engine.scenario.ScenarioRunner;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Slow saves and locks held by others hold the lane on which a release has placed that work, so long and then, and no other. */
class HeldLanesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final WindowTape TAPE = Box.INCIDENT.windows().get(0);
  private static final long END = TAPE.window().endNanos();
  /** From before the purchase to the crash. */
  private static final Span SLOW = new Span(-112 * SECOND, -95 * SECOND);
  private static final FaultSpec SLOW_SAVE = new FaultSpec.SlowSave(5_200_000_000L, SLOW);
  private static final String SAVE = StateSaver.TASK;

  private static WindowResult run(Release release, FaultSpec... faults) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    Settings settings = release.settings(Settings.standard(known), Map.of());
    Scenario scenario = new Scenario(
        "", 1, Cited.bare(TAPE.id()), Cited.bare("box:incident.yaml"), List.of(), List.of(), List.of(faults).stream().map(Cited::bare).toList(),
        List.of(), List.of());
    try {
      return new ScenarioRunner(TAPE).run(scenario, release, settings).result();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<JournalEntry.LaneHeld> held(WindowResult run, String task) {
    return run.journal().stream().filter(JournalEntry.LaneHeld.class::isInstance).map(JournalEntry.LaneHeld.class::cast)
        .filter(held -> held.task().equals(task)).toList();
  }

  /** Longest time between two evaluations before the exit. */
  private static double darkSeconds(WindowResult run) {
    long last = Long.MIN_VALUE;
    long longest = 0;
    for (JournalEntry entry : run.journal()) {
      if (entry instanceof JournalEntry.ExitStarted) break;
      if (!(entry instanceof JournalEntry.Evaluated)) continue;
      if (last != Long.MIN_VALUE) longest = Math.max(longest, entry.nanos() - last);
      last = entry.nanos();
    }
    return longest / 1e9;
  }

  @Test
  void aSlowSaveHoldsTheLaneThatSaves() {
    for (Release release : List.of(Releases.SAVES_ON_MAIN, Releases.V1_62)) {
      List<JournalEntry.LaneHeld> saves = held(run(release, SLOW_SAVE), SAVE);
      assertThat(saves).as(release.name()).isNotEmpty().allSatisfy(save -> {
        assertThat(save.lane()).isEqualTo(release.profile().laneOf(Role.STORE));
        assertThat(save.nanos() - save.startNanos()).isEqualTo(5_200_000_000L);
        assertThat(SLOW.contains(save.startNanos() - END)).isTrue();
      });
    }
    assertThat(darkSeconds(run(Releases.SAVES_ON_MAIN, SLOW_SAVE))).isGreaterThan(5.2);
    assertThat(darkSeconds(run(Releases.V1_62, SLOW_SAVE))).isLessThan(1);
  }

  /** Nothing but the placement decides: the parts of the one on the lanes of the other. */
  @Test
  void theWiringAloneDecides() {
    Release apart = new Release("apart", "", Releases.V1_62.profile(), new TreeMap<>(), Releases.SAVES_ON_MAIN.factory());
    WindowResult run = run(apart, SLOW_SAVE);
    assertThat(held(run, SAVE)).extracting(JournalEntry.LaneHeld::lane).containsOnly("store");
    assertThat(darkSeconds(run)).isLessThan(1);
  }

  /** Healthy control: a disk that takes no time shows nothing on either lane, and both do what v1.61 does. */
  @Test
  void aFastDiskHoldsNobody() {
    for (Release release : List.of(Releases.SAVES_ON_MAIN, Releases.V1_62)) {
      WindowResult run = run(release, new FaultSpec.SlowSave(0, Span.ALWAYS));
      assertThat(held(run, SAVE)).isEmpty();
      assertThat(darkSeconds(run)).isLessThan(1);
      assertThat(run.cashNanoUsd()).isEqualTo(run(Releases.V1_61).cashNanoUsd());
    }
  }

  @Test
  void whoSavesNothingMeetsNoSlowSave() {
    for (Release release : List.of(Releases.V1_60, Releases.V1_61, Releases.V2)) {
      assertThat(run(release, SLOW_SAVE).stateHash()).as(release.name()).isEqualTo(run(release).stateHash());
      FaultSpec lock = new FaultSpec.LockHeld(Role.STORE, SLOW);
      assertThat(run(release, lock).stateHash()).as(release.name()).isEqualTo(run(release).stateHash());
    }
  }

  @Test
  void aLockHoldsTheLaneOfItsRole() {
    FaultSpec lock = new FaultSpec.LockHeld(Role.PROFIT_LOCK, new Span(-105 * SECOND, -98 * SECOND));
    for (Release release : List.of(Releases.V1_60, Releases.V1_61)) {
      String lane = release.profile().laneOf(Role.PROFIT_LOCK);
      WindowResult run = run(release, lock, new FaultSpec.SettlementDelay(SECOND));
      assertThat(held(run, "lock of profit-lock")).as(release.name()).singleElement().satisfies(held -> {
        assertThat(held.lane()).isEqualTo(lane);
        assertThat(held.nanos() - held.startNanos()).isEqualTo(7 * SECOND);
        assertThat((held.startNanos() - END) / 1e9).as("as soon as it is free").isBetween(-105.0, -104.0);
      });
      assertThat(darkSeconds(run)).as(release.name()).matches(dark -> lane.equals("main") ? dark >= 7 : dark < 1);
    }
  }

  /** The lock of the saves is a lock like any other, and what waits for it waits where it saves. */
  @Test
  void theLockOfTheSavesHoldsWhereItSaves() {
    FaultSpec lock = new FaultSpec.LockHeld(Role.STORE, new Span(-105 * SECOND, -100 * SECOND));
    assertThat(darkSeconds(run(Releases.SAVES_ON_MAIN, lock))).isGreaterThanOrEqualTo(5);
    assertThat(darkSeconds(run(Releases.V1_62, lock))).isLessThan(1);
  }
}
