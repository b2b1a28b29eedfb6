package dev.lockstep.bot.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.port.FileFailure;
import dev.lockstep.bot.port.Files;
import dev.lockstep.bot.state.StateStore.Opening;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the store promises over any files. Each world runs these tests on its own. */
public abstract class StateStoreContract {
  private static final String MAIN = "state.json";
  private static final String BACKUP = "state.json.bak";

  /** The files of one empty folder, the same at every call. */
  protected abstract Files files();

  private AtomicStateStore<Note> store() {
    return new AtomicStateStore<>(files(), MAIN, Note.CODEC);
  }

  private Opened<Note> open(Opening opening) {
    AtomicStateStore<Note> store = store();
    Opened<Note> opened = store.open(opening);
    store.close();
    return opened;
  }

  private void save(int from, int to) {
    AtomicStateStore<Note> store = store();
    store.open(Opening.STRICT);
    for (int i = from; i <= to; i++) assertThat(store.save(Note.of(i))).isInstanceOf(Saved.Durable.class);
    store.close();
  }

  private void put(String name, byte[] bytes) throws FileFailure {
    Files.Writing file = files().overwrite(name);
    file.write(bytes);
    file.sync();
    file.close();
    files().syncFolder();
  }

  private void put(String name, String text) throws FileFailure {
    put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(String name) throws FileFailure {
    return files().read(name, 1 << 20);
  }

  /** Names without the lease, which a world may or may not show. */
  private List<String> names() throws FileFailure {
    List<String> names = new ArrayList<>(files().list());
    names.remove(MAIN + ".lease");
    return names;
  }

  private static Note loaded(Opened<Note> opened) {
    assertThat(opened).isInstanceOf(Opened.Loaded.class);
    return ((Opened.Loaded<Note>) opened).state();
  }

  private static Opened.Reason reason(Opened<Note> opened) {
    assertThat(opened).isInstanceOf(Opened.Refused.class);
    return ((Opened.Refused<Note>) opened).reason();
  }

  @Test
  void anEmptyFolderIsAFirstStart() throws FileFailure {
    assertThat(open(Opening.STRICT)).isEqualTo(new Opened.Empty<Note>(List.of()));
    assertThat(names()).isEmpty();
  }

  @Test
  void whatWasSavedIsLoadedAndCountsOn() throws FileFailure {
    AtomicStateStore<Note> store = store();
    store.open(Opening.STRICT);
    assertThat(store.save(Note.of(1))).isEqualTo(new Saved.Durable(1));
    assertThat(store.save(Note.of(2))).isEqualTo(new Saved.Durable(2));
    store.close();
    assertThat(open(Opening.STRICT)).isEqualTo(new Opened.Loaded<>(Note.of(2), 2, MAIN, List.of()));
    AtomicStateStore<Note> next = store();
    next.open(Opening.STRICT);
    assertThat(next.save(Note.of(3))).isEqualTo(new Saved.Durable(3));
    next.close();
    assertThat(names()).as("no temporary file stays").containsExactly(MAIN, BACKUP);
  }

  @Test
  void theBackupIsTheGenerationBefore() throws FileFailure {
    save(1, 5);
    files().delete(MAIN);
    Opened<Note> opened = open(Opening.STRICT);
    assertThat(loaded(opened)).isEqualTo(Note.of(4));
    assertThat(((Opened.Loaded<Note>) opened).source()).isEqualTo(BACKUP);
  }

  @Test
  void everyChangedByteIsNoticed() throws FileFailure {
    save(1, 2);
    byte[] good = bytes(MAIN);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      StateFile.Content content = StateFile.read(bad);
      assertThat(content).as("byte %d", i).isNotInstanceOf(StateFile.Content.Valid.class);
    }
    assertThat(StateFile.read(good)).isInstanceOf(StateFile.Content.Valid.class);
  }

  @Test
  void aCorruptFileIsSetAsideAndTheBackupLoaded() throws FileFailure {
    save(1, 3);
    put(MAIN, "CORRUPT{{{");
    Opened<Note> opened = open(Opening.STRICT);
    assertThat(loaded(opened)).isEqualTo(Note.of(2));
    assertThat(((Opened.Loaded<Note>) opened).setAside()).containsExactly("state.json.corrupt-na-1");
    assertThat(bytes("state.json.corrupt-na-1")).as("the evidence").isEqualTo("CORRUPT{{{".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void evidenceIsNeverOverwritten() throws FileFailure {
    save(1, 2);
    for (int i = 1; i <= 3; i++) {
      put(MAIN, "corrupt in its own way, number " + i);
      loaded(open(Opening.STRICT));
    }
    for (int i = 1; i <= 3; i++) assertThat(new String(bytes("state.json.corrupt-na-" + i), StandardCharsets.UTF_8)).endsWith("number " + i);
  }

  @Test
  void aValidFileOfTheWrongShapeIsCorrupt() throws FileFailure {
    save(1, 2);
    put(MAIN, StateFile.write(9, "{\"number\":\"seven\",\"text\":\"x\"}"));
    Opened<Note> opened = open(Opening.STRICT);
    assertThat(loaded(opened)).isEqualTo(Note.of(1));
    assertThat(((Opened.Loaded<Note>) opened).setAside()).containsExactly("state.json.corrupt-9-1");
    assertThat(names()).doesNotContain(MAIN);
  }

  @Test
  void noneValidRefusesToTradeAndChangesNothing() throws FileFailure {
    save(1, 2);
    put(MAIN, "");
    put(BACKUP, "[]");
    List<String> before = names();
    assertThat(reason(open(Opening.STRICT))).isEqualTo(Opened.Reason.NONE_VALID);
    assertThat(names()).isEqualTo(before);
    assertThat(bytes(BACKUP)).isEqualTo("[]".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aQuarantinedStateAloneRefusesToo() throws FileFailure {
    put("state.json.corrupt-na-1", "x");
    assertThat(reason(open(Opening.STRICT))).isEqualTo(Opened.Reason.NONE_VALID);
  }

  @Test
  void freshSetsAsideWhatIsBrokenAndStarts() throws FileFailure {
    put(MAIN, "broken");
    put(BACKUP, "broken too");
    assertThat(open(Opening.FRESH_IF_NONE_VALID)).isEqualTo(new Opened.Empty<Note>(List.of("state.json.corrupt-na-1", "state.json.corrupt-na-2")));
  }

  /** After a fresh start that saved nothing, nobody may trade on without being asked again. */
  @Test
  void freshIsAskedForAgainUntilAStateIsSaved() throws FileFailure {
    put(MAIN, "broken");
    open(Opening.FRESH_IF_NONE_VALID);
    assertThat(reason(open(Opening.STRICT))).isEqualTo(Opened.Reason.NONE_VALID);
    AtomicStateStore<Note> store = store();
    store.open(Opening.FRESH_IF_NONE_VALID);
    store.save(Note.of(7));
    store.close();
    assertThat(loaded(open(Opening.STRICT))).isEqualTo(Note.of(7));
  }

  @Test
  void freshDoesNotForgetAValidState() {
    save(1, 2);
    assertThat(loaded(open(Opening.FRESH_IF_NONE_VALID))).isEqualTo(Note.of(2));
  }

  @Test
  void aLaterReleasesStateIsNotTouched() throws FileFailure {
    save(1, 2);
    // Not the version alone: that would be a flipped bit in a state of ours.
    String later = new String(bytes(MAIN), StandardCharsets.UTF_8).replace("lockstep.state/1", "lockstep.state/2").replace("crc32c", "sha256");
    put(MAIN, later);
    for (Opening opening : Opening.values()) assertThat(reason(open(opening))).isEqualTo(Opened.Reason.LATER_SCHEMA);
    assertThat(names()).containsExactly(MAIN, BACKUP);
  }

  @Test
  void aSecondInstanceIsKeptOutUntilTheFirstIsGone() {
    AtomicStateStore<Note> first = store();
    first.open(Opening.STRICT);
    assertThat(reason(store().open(Opening.STRICT))).isEqualTo(Opened.Reason.HELD);
    assertThat(first.save(Note.of(1))).as("the first goes on").isEqualTo(new Saved.Durable(1));
    first.close();
    assertThat(loaded(open(Opening.STRICT))).isEqualTo(Note.of(1));
  }

  @Test
  void aFileSpoilledUnderARunningBotIsNotMadeTheBackup() throws FileFailure {
    AtomicStateStore<Note> store = store();
    store.open(Opening.STRICT);
    store.save(Note.of(1));
    store.save(Note.of(2));
    put(MAIN, "{\"a\":1}");
    assertThat(store.save(Note.of(3))).isInstanceOf(Saved.Durable.class);
    files().delete(MAIN);
    store.close();
    assertThat(loaded(open(Opening.STRICT))).as("the good backup").isEqualTo(Note.of(1));
    assertThat(names()).contains("state.json.corrupt-na-1");
  }

  @Test
  void aFileThatVanishedUnderARunningBotIsWrittenAgain() throws FileFailure {
    AtomicStateStore<Note> store = store();
    store.open(Opening.STRICT);
    store.save(Note.of(1));
    files().delete(MAIN);
    assertThat(store.save(Note.of(2))).isInstanceOf(Saved.Durable.class);
    store.close();
    assertThat(loaded(open(Opening.STRICT))).isEqualTo(Note.of(2));
  }

  @Test
  void tooLargeAStateFailsAndTheOldOneStays() {
    save(1, 1);
    AtomicStateStore<Note> store = store();
    store.open(Opening.STRICT);
    assertThat(store.save(new Note(2, "x".repeat(StateFile.BYTES_MAX)))).isInstanceOf(Saved.Failed.class);
    store.close();
    assertThat(loaded(open(Opening.STRICT))).isEqualTo(Note.of(1));
  }
}
