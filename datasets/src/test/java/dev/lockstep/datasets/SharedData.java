package dev.lockstep.datasets;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Third-party recordings that tests may use where they are present; never committed. */
public final class SharedData {
  private SharedData() {}

  /** The path below the data folder; skips the test with the reason where it is absent. */
  public static Path at(String relative) {
    String named = System.getenv("LOCKSTEP_TEST_DATA");
    Path root = named != null ? Path.of(named) : find();
    Path wanted = root == null ? null : root.resolve(relative);
    Assumptions.assumeTrue(
        wanted != null && Files.exists(wanted),
        () -> "recorded data " + relative + " absent: set LOCKSTEP_TEST_DATA or put it under ../shared/data");
    return wanted;
  }

  private static Path find() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path shared = at.resolve("shared/data");
      if (Files.isDirectory(shared)) return shared;
    }
    return null;
  }
}
