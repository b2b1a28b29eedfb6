package dev.lockstep.engine.disk;

import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.guard.SwitchFile;
import dev.lockstep.bot.port.SwitchSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The kill switch's file on a real disk; what sim/live will use. */
final class RealSwitch implements SwitchSource {
  private final Map<String, String> environment;
  private final Path file;

  RealSwitch(Map<String, String> environment, Path file) {
    this.environment = environment;
    this.file = file;
  }

  @Override
  public KillSwitch.Reading read() {
    return new KillSwitch.Reading(environment, look());
  }

  private SwitchFile look() {
    String path = file.toString();
    // The folder first: a file that is absent says off, and only where somebody could have put it.
    if (!Files.isDirectory(file.toAbsolutePath().getParent())) return new SwitchFile.FolderMissing(path);
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(BYTES_MAX), StandardCharsets.ISO_8859_1);
      return new SwitchFile.Line(path, text.lines().findFirst().orElse(""));
    } catch (NoSuchFileException absent) {
      return Files.isDirectory(file.toAbsolutePath().getParent()) ? new SwitchFile.Absent(path) : new SwitchFile.FolderMissing(path);
    } catch (IOException e) {
      return new SwitchFile.Unreadable(path, e.getClass().getSimpleName());
    }
  }
}
