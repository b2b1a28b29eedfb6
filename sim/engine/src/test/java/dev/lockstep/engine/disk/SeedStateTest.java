package dev.lockstep.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.seeds.SeedEvidence;
import dev.lockstep.bot.seeds.SeedRow;
import dev.lockstep.bot.state.AtomicStateStore;
import dev.lockstep.bot.state.Note;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.SeedStateStore;
import dev.lockstep.bot.state.StateStore;
import dev.lockstep.bot.state.StateStore.Opening;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Seed 002, tasks 3.2 and 3.3, and its defects Z8 and Z9, on the recipe as written and on ours. */
class SeedStateTest {
  private static final Function<Files, StateStore<Note>> SEED =
      files -> new SeedStateStore<>(files, "state.json", Note.CODEC, SeedStateStore.Recipe.COPY_AND_RENAME);
  private static final Function<Files, StateStore<Note>> OURS = files -> new AtomicStateStore<>(files, "state.json", Note.CODEC);

  private static void put(PowerCutDisk disk, String name, String text) throws FileFailure {
    Files.Writing file = disk.overwrite(name);
    file.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static PowerCutDisk saved(Function<Files, StateStore<Note>> stores, int saves) {
    PowerCutDisk disk = new PowerCutDisk();
    StateStore<Note> store = stores.apply(disk);
    store.open(Opening.STRICT);
    for (int i = 1; i <= saves; i++) store.save(Note.of(i));
    store.close();
    return disk;
  }

  private static Opened<Note> open(Function<Files, StateStore<Note>> stores, PowerCutDisk disk) {
    disk.processDied();
    return stores.apply(disk).open(Opening.STRICT);
  }

  @Test
  @SeedRow(row = "002 task 3.2", code = "`AtomicStateStore`, `Quarantine`",
      scenario = "a position is saved, both files become unreadable, the bot restarts; then JSON of the wrong shape, a restart and two saves")
  void fallingBackNeverForgetsAPosition(SeedEvidence evidence) throws FileFailure {
    for (Function<Files, StateStore<Note>> stores : List.of(SEED, OURS)) {
      PowerCutDisk disk = saved(stores, 3);
      put(disk, "state.json", "CORRUPT{{{");
      put(disk, "state.json.bak", "CORRUPT{{{");
      Opened<Note> opened = open(stores, disk);
      if (stores == SEED) {
        assertThat(opened).isInstanceOf(Opened.Empty.class);
        assertThat(disk.list()).as("and the second quarantine has replaced the first").filteredOn(name -> name.contains("corrupt")).hasSize(1);
        evidence.broken("task 3.2", "I8", "with both files corrupt it starts from nothing and trades on");
        evidence.broken("task 3.2", "evidence kept (Z9)", "two corruptions in one second leave one quarantined file");
      } else {
        assertThat(opened).isInstanceOfSatisfying(Opened.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Opened.Reason.NONE_VALID));
      }
    }
    assertThat(wrongShape(SEED)).isInstanceOf(Opened.Empty.class);
    evidence.broken("task 3.2", "I8", "valid JSON of the wrong shape stays in place, and the next save copies it over the good backup (Z8)");
    assertThat(wrongShape(OURS)).isInstanceOfSatisfying(Opened.Loaded.class, loaded -> assertThat(loaded.state()).isEqualTo(Note.of(1)));
    evidence.ours("refuses to trade (exit 5) until a fresh start is asked for; wrong shape counts as corrupt and never reaches the backup");
  }

  /** Three saves; the current file is spoiled under the running bot; one more save; then the current file is lost. */
  private static Opened<Note> wrongShape(Function<Files, StateStore<Note>> stores) throws FileFailure {
    PowerCutDisk disk = new PowerCutDisk();
    StateStore<Note> store = stores.apply(disk);
    store.open(Opening.STRICT);
    store.save(Note.of(1));
    store.save(Note.of(2));
    put(disk, "state.json", "{\"pos\":\"a text\"}");
    store.save(Note.of(3));
    disk.delete("state.json");
    store.close();
    return open(stores, disk);
  }

  /** The seed's fifth check: two saves, the current file is spoilt, the backup is loaded. */
  @Test
  @SeedRow(row = "002 success criterion 1", code = "`AtomicStateStore`; this page's tests",
      scenario = "the seed's own checks: the fifth saves twice, spoils the current file and loads; the others look for words in source text")
  void theSeedsOwnCheckCannotTell(SeedEvidence evidence) throws FileFailure {
    for (Function<Files, StateStore<Note>> stores : List.of(SEED, OURS)) {
      PowerCutDisk disk = saved(stores, 2);
      put(disk, "state.json", "CORRUPT{{{");
      assertThat(open(stores, disk)).as("its check passes").isInstanceOf(Opened.Loaded.class);
    }
    evidence.broken("its five checks", "a check tells right from wrong", "task 3.1 and 3.2 pass them, and lose or forget the state in the rows of these tasks");
    evidence.ours("passes them, too; what counts is each power cut, kill and failed call");
  }

  @Test
  @SeedRow(row = "002 task 3.3", code = "-", scenario = "import of shutil")
  void nothingIsImported(SeedEvidence evidence) {
    evidence.nothingToBreak("a Python import; a copy as backup is what loses the state (task 3.1)", "the backup is a hard link, made by the file port");
  }
}
