package dev.lockstep.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.StateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of a real system at each call of a store over real files: errors, kills, a full file system, a limit on file size. */
class SystemFaultTest {
  private static final int SAVES = Integer.getInteger("lockstep.strace.saves", 2);

  @TempDir
  Path folder;

  private static int run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (java.io.IOException | InterruptedException e) {
      return -1;
    }
  }

  /** The store's calls only: strace counts calls on these paths. */
  private List<String> strace(Path folder, String calls, String fault) {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", folder.resolve("trace").toString(), "-e", "trace=" + calls));
    if (!fault.isEmpty()) command.addAll(List.of("-e", "inject=" + calls + ":" + fault));
    List<String> names = new ArrayList<>(List.of("", "/state.json", "/state.json.bak", "/state.json.bak.tmp"));
    for (int i = 1; i <= SAVES + 2; i++) names.add("/state.json.tmp-" + i);
    for (String name : names) command.addAll(List.of("-P", folder.resolve("state") + name));
    return command;
  }

  private Child child(String name, String calls, String fault) throws Exception {
    Path own = Files.createDirectory(folder.resolve(name));
    Files.createDirectory(own.resolve("state"));
    // What an earlier crash left, so that opening has something to delete.
    for (String left : List.of("state.json.tmp-1", "state.json.bak.tmp")) Files.writeString(own.resolve("state").resolve(left), "torn");
    Child child = Child.start(strace(own, calls, fault), own.resolve("state"), 1, SAVES, "ours");
    child.rest();
    return child;
  }

  private Opened<Ledger> restart(String name) {
    StateStore<Ledger> store = PowerCutTest.ours(new RealFiles(folder.resolve(name).resolve("state")));
    Opened<Ledger> opened = store.open(StateStore.Opening.STRICT);
    store.close();
    return opened;
  }

  private void holds(String name, Child child) {
    Opened<Ledger> opened = restart(name);
    long acknowledged = child.saved();
    if (acknowledged == 0 && opened instanceof Opened.Empty) return;
    assertThat(opened).as("%s: %s", name, child.lines).isInstanceOf(Opened.Loaded.class);
    assertThat(((Opened.Loaded<Ledger>) opened).state().number()).as("%s: %s", name, child.lines).isGreaterThanOrEqualTo(acknowledged);
  }

  /** One call name at a time: first it is counted, then its n-th call fails, for each n, then the process is killed there. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = ' ', value = {"?open,openat ENOSPC", "write ENOSPC", "fsync EIO", "?link,linkat EIO", "?rename,?renameat,renameat2 ENOSPC", "?unlink,unlinkat EIO"})
  void everyCallFailsOnceAndKillsOnce(String calls, String error) throws Exception {
    assumeTrue(run("strace", "-o", "/dev/null", "true") == 0, "needs strace and the right to trace: apt-get install strace");
    Child healthy = child("healthy", calls, "");
    assertThat(healthy.lines).as("untouched").endsWith("ended").doesNotContain("failed");
    long number = Files.readAllLines(folder.resolve("healthy/trace")).stream().filter(line -> line.contains("(") && line.contains(" = ")).count();
    assertThat(number).as("calls of this name").isPositive();
    for (int n = 1; n <= number; n++) {
      Child failing = child("error-" + n, calls, "error=" + error + ":when=" + n);
      holds("error-" + n, failing);
      assertThat(failing.lines).as("error at call %d is an outcome, no crash", n).allMatch(line -> line.matches("(opened|saved|failed|ended|refused).*"));
      Child killed = child("kill-" + n, calls, "signal=SIGKILL:when=" + n);
      holds("kill-" + n, killed);
      assertThat(killed.lines).as("kill at call %d", n).doesNotContain("ended");
    }
  }

  @Test
  void aFullFileSystemFailsTheSaveAndKeepsTheState() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString()) == 0, "needs the right to mount a tmpfs");
    try {
      StateStore<Ledger> store = PowerCutTest.ours(new RealFiles(folder));
      store.open(StateStore.Opening.STRICT);
      assertThat(store.save(Ledger.numbered(1))).isInstanceOf(Saved.Durable.class);
      assertThat(store.save(Ledger.numbered(2))).isInstanceOf(Saved.Durable.class);
      Path filler = folder.resolve("filler");
      fill(filler);
      assertThat(store.save(Ledger.numbered(3))).isInstanceOfSatisfying(Saved.Failed.class, failed -> assertThat(failed.why()).contains("FULL"));
      assertThat(((Opened.Loaded<Ledger>) restartOf(store)).state()).isEqualTo(Ledger.numbered(2));
      Files.delete(filler);
      store.open(StateStore.Opening.STRICT);
      assertThat(store.save(Ledger.numbered(4))).as("space came back").isInstanceOf(Saved.Durable.class);
      store.close();
    } finally {
      run("umount", folder.toString());
    }
  }

  private Opened<Ledger> restartOf(StateStore<Ledger> store) {
    store.close();
    Opened<Ledger> opened = store.open(StateStore.Opening.STRICT);
    store.close();
    return opened;
  }

  private static void fill(Path filler) {
    try (var out = Files.newOutputStream(filler)) {
      for (int i = 0; i < 64; i++) out.write(new byte[1024]);
    } catch (java.io.IOException full) {
      assertThat(full).hasMessageContaining("No space");
      return;
    }
    throw new AssertionError("64 KiB fitted beside the state");
  }

  @Test
  void aLimitOnFileSizeFailsTheSaveAndKeepsTheState() throws Exception {
    assumeTrue(run("bash", "-c", "ulimit -f 1") == 0, "needs bash and ulimit -f");
    Child first = Child.start(List.of(), folder, 1, 1, "ours");
    first.rest();
    assertThat(first.saved()).isEqualTo(1);
    Child limited = Child.start(List.of("bash", "-c", "ulimit -f 1; exec \"$@\"", "bash"), folder, 2, 2, "ours");
    limited.rest();
    assertThat(limited.lines).anyMatch(line -> line.startsWith("failed 2") && line.contains("TOO_LARGE")).endsWith("ended");
    StateStore<Ledger> store = PowerCutTest.ours(new RealFiles(folder));
    assertThat(((Opened.Loaded<Ledger>) store.open(StateStore.Opening.STRICT)).state()).isEqualTo(Ledger.numbered(1));
  }
}
