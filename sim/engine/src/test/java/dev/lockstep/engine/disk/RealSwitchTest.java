package dev.lockstep.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.guard.KillSwitch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file appears, changes, becomes unreadable and vanishes with its folder, between one submission and the next. */
class RealSwitchTest {
  @TempDir
  Path temp;

  private Path folder;
  private Path file;
  private RealSwitch real;

  @BeforeEach
  void folder() throws Exception {
    folder = Files.createDirectory(temp.resolve("kill"));
    file = folder.resolve("EXECUTION_HALTED");
    real = new RealSwitch(new TreeMap<>(), file);
  }

  private boolean halted() {
    return KillSwitch.position(real.read()).halted();
  }

  @Test
  void everyReadingIsNew() throws Exception {
    assertThat(halted()).as("absent").isFalse();
    Files.writeString(file, "1\n");
    assertThat(halted()).isTrue();
    Files.writeString(file, "0\nyes\n");
    assertThat(halted()).as("the first line alone counts").isFalse();
    Files.writeString(file, "");
    assertThat(halted()).as("touched").isTrue();
    Files.writeString(file, "off");
    assertThat(halted()).isFalse();
    Files.write(file, "\u00ff\u0000\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    assertThat(halted()).as("bytes that are no word").isTrue();
    Files.delete(file);
    assertThat(halted()).isFalse();
  }

  @Test
  void aFolderInItsPlaceIsUnreadable() throws Exception {
    Files.createDirectory(file);
    assertThat(KillSwitch.position(real.read()).source()).isEqualTo("file:" + file + " (IOException)");
    assertThat(halted()).isTrue();
  }

  @Test
  void aLinkToNowhereInAMissingFolderHalts() throws Exception {
    Files.delete(folder);
    assertThat(halted()).as("folder missing").isTrue();
    Files.createSymbolicLink(folder, temp.resolve("gone"));
    assertThat(halted()).as("a mount that is gone").isTrue();
  }
}
