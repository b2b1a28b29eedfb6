package dev.lockstep.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.FileFailure.Kind;
import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import dev.lockstep.bot.state.AtomicStateStore;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.SeedStateStore;
import dev.lockstep.bot.state.StateStore;
import dev.lockstep.engine.disk.CrashStates.Survival;
import dev.lockstep.engine.disk.CrashStates.Tearing;
import dev.lockstep.engine.disk.DefectiveFiles.Defect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariant I8, over the store that a bot runs: loadable after a power cut at any instant, and no older than what was acknowledged. */
class PowerCutTest {
  private static final CrashStates COARSE = new CrashStates(Survival.SUBSETS, Tearing.VERSIONS_AND_HALVES);
  private static final CrashStates IN_ORDER = new CrashStates(Survival.PREFIXES, Tearing.VERSIONS_AND_HALVES);

  static StateStore<Ledger> ours(Files files) {
    return new AtomicStateStore<>(files, "state.json", Ledger.CODEC);
  }

  @Test
  @SeedRow(row = "002 phase 3, 002 task 3.1", code = "`AtomicStateStore`", scenario = "power cut after every change of 8 saves")
  void eightSavesSurviveEveryPowerCut(SeedEvidence evidence) {
    Durability run = new Durability(PowerCutTest::ours, CrashStates.ALL).saves(new PowerCutDisk(), 1, 8);
    assertThat(run.violations()).as(run.first()).isEmpty();
    assertThat(run.states()).as("disks looked at").isBetween(32_000L, 36_000L);
    loses(evidence, "in place", SeedStateStore.Recipe.IN_PLACE, COARSE);
    loses(evidence, "rename (before task 3.1)", SeedStateStore.Recipe.RENAME, COARSE);
    loses(evidence, "task 3.1", SeedStateStore.Recipe.COPY_AND_RENAME, COARSE);
    evidence.ours(SeedEvidence.count(run.states()) + " disks, every subset of folder operations, torn at every byte of 2 KB: none unloadable, no acknowledged save lost");
  }

  @Test
  @SeedRow(row = "003 item 13", code = "`AtomicStateStore`", scenario = "power cut after every change, and after every failed call")
  void syncingTheFileAloneIsNotEnough(SeedEvidence evidence) {
    loses(evidence, "item 13 (file synced, folder not)", SeedStateStore.Recipe.SYNC_COPY_AND_RENAME, COARSE);
    long states = 0;
    for (Kind kind : List.of(Kind.FULL, Kind.IO, Kind.DENIED)) states += aFailedCallAndThenAPowerCut(kind);
    evidence.ours(SeedEvidence.count(states) + " disks after FULL, IO or DENIED at each of a store's calls: nothing lost, the save that failed says so");
  }

  /** Controls. Over eight saves their subsets are too many to try: three saves here, prefixes over eight below. */
  private static void loses(SeedEvidence evidence, String form, SeedStateStore.Recipe recipe, CrashStates model) {
    Durability run = seed(recipe, model, 3);
    assertThat(run.violations()).containsKeys(Durability.LOADABLE, Durability.ACKNOWLEDGED);
    evidence.broken(form, "I8", "of " + SeedEvidence.count(run.states()) + " disks " + SeedEvidence.count(run.violations().get(Durability.LOADABLE))
        + " unloadable, " + SeedEvidence.count(run.violations().get(Durability.ACKNOWLEDGED)) + " older than acknowledged");
  }

  private static Durability seed(SeedStateStore.Recipe recipe, CrashStates model, int saves) {
    return new Durability(files -> new SeedStateStore<>(files, "state.json", Ledger.CODEC, recipe), model).saves(new PowerCutDisk(), 1, saves);
  }

  /** What a restart loaded counts as acknowledged: the bot has acted on it. */
  @Test
  void aSecondPowerCutAfterTheRestartTakesNothingEither() {
    PowerCutDisk disk = new PowerCutDisk();
    List<PowerCutDisk> left = new ArrayList<>();
    disk.watch(call -> COARSE.each(disk, left::add));
    StateStore<Ledger> store = ours(disk);
    store.open(StateStore.Opening.STRICT);
    for (int number = 1; number <= 3; number++) store.save(Ledger.numbered(number));
    assertThat(left.size()).as("first cuts").isGreaterThan(80);
    long states = 0;
    for (PowerCutDisk restarted : left) {
      Durability second = new Durability(PowerCutTest::ours, COARSE).saves(restarted, 4, 2);
      assertThat(second.violations()).as(second.first()).isEmpty();
      states += second.states();
    }
    assertThat(states).as("disks looked at").isGreaterThan(6_000);
  }

  /** One call fails, for each call and kind; then the power goes, at any point of the saves that follow. */
  private static long aFailedCallAndThenAPowerCut(Kind kind) {
    long states = 0;
    PowerCutDisk healthy = new PowerCutDisk();
    new Durability(PowerCutTest::ours, COARSE).saves(healthy, 1, 4);
    int opening = 3;
    for (int nth = opening + 1; nth <= healthy.calls(); nth++) {
      int failing = nth;
      PowerCutDisk disk = new PowerCutDisk();
      disk.faults((number, call, name) -> number == failing ? new DiskFault.Fails(kind) : DiskFault.NONE);
      Durability run = new Durability(PowerCutTest::ours, COARSE).saves(disk, 1, 4);
      assertThat(run.violations()).as("call %d fails: %s", nth, run.first()).isEmpty();
      assertThat(disk.calls()).as("the fault was reached").isGreaterThanOrEqualTo(nth);
      states += run.states();
    }
    return states;
  }

  /** A disk that does not answer while the store opens: trading is refused, and the next start loads what there was. */
  @Test
  void aFailedCallWhileOpeningRefusesAndTakesNothing() {
    for (int nth = 1; nth <= 5; nth++) {
      PowerCutDisk disk = new PowerCutDisk();
      new Durability(PowerCutTest::ours, COARSE).saves(disk, 1, 3);
      long failing = disk.calls() + nth;
      disk.faults((number, call, name) -> number == failing ? new DiskFault.Fails(Kind.IO) : DiskFault.NONE);
      assertThat(ours(disk).open(StateStore.Opening.STRICT)).as("call %d", nth)
          .isInstanceOfSatisfying(Opened.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Opened.Reason.DISK));
      assertThat(ours(disk).open(StateStore.Opening.STRICT))
          .isInstanceOfSatisfying(Opened.Loaded.class, loaded -> assertThat(loaded.state()).isEqualTo(Ledger.numbered(3)));
    }
  }

  /** Evidence, too: a corrupt current file and a power cut while it is set aside. */
  @Test
  void aPowerCutDuringQuarantineLosesNeitherStateNorEvidence() throws Exception {
    PowerCutDisk disk = new PowerCutDisk();
    StateStore<Ledger> store = ours(disk);
    store.open(StateStore.Opening.STRICT);
    for (int number = 1; number <= 3; number++) store.save(Ledger.numbered(number));
    store.close();
    Files.Writing file = disk.overwrite("state.json");
    file.write(new byte[] {1, 2, 3});
    file.sync();
    disk.watch(call -> COARSE.each(disk, left -> {
      try {
        assertThat(left.list()).as("after %s", call).anyMatch(name -> name.equals("state.json") || name.contains(".corrupt-"));
      } catch (FileFailure e) {
        throw new AssertionError(e);
      }
    }));
    assertThat(ours(disk).open(StateStore.Opening.STRICT)).isInstanceOf(Opened.Loaded.class);
  }

  @ParameterizedTest
  @EnumSource
  void theSeedsRecipesLoseAcknowledgedSavesEvenInOrder(SeedStateStore.Recipe recipe) {
    int saves = recipe == SeedStateStore.Recipe.COPY_AND_RENAME ? 3 : 8;
    assertThat(seed(recipe, IN_ORDER, saves).violations()).containsKeys(Durability.LOADABLE, Durability.ACKNOWLEDGED);
  }

  /** Defects planted between the store and the disk: the check must see each. */
  @ParameterizedTest
  @EnumSource
  void plantedDefectsAreFound(Defect defect) {
    PowerCutDisk disk = new PowerCutDisk();
    int[] syncs = {0};
    disk.faults((number, call, name) ->
        defect == Defect.SYNC_TRIED_AGAIN && call.equals("sync") && ++syncs[0] == 2 ? new DiskFault.Fails(Kind.IO) : DiskFault.NONE);
    Durability run = new Durability(files -> ours(new DefectiveFiles(files, defect)), COARSE).saves(disk, 1, 3);
    assertThat(run.violations()).isNotEmpty();
  }
}
