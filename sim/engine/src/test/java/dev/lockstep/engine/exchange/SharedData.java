package dev.lockstep.engine.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The recorded data that is not part of the repository. */
public final class SharedData {
  private SharedData() {}

  /** A file or folder of the recorded data; the test is skipped where there is none. */
  public static Path path(String relative) {
    String named = System.getenv("LOCKSTEP_TEST_DATA");
    if (named != null) return existing(Path.of(named, relative));
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path candidate = up.resolve("../shared/data").normalize().resolve(relative);
      if (Files.exists(candidate)) return candidate;
      candidate = up.resolve("shared/data").resolve(relative);
      if (Files.exists(candidate)) return candidate;
    }
    return existing(Path.of("../shared/data", relative));
  }

  private static Path existing(Path path) {
    Assumptions.assumeTrue(Files.exists(path), () -> "recorded data not here: " + path + " (set LOCKSTEP_TEST_DATA)");
    return path;
  }
}
