package dev.lockstep.forensics;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where the recorded third-party data lie: in LOCKSTEP_TEST_DATA, or in shared/data beside the repository; tests are skipped without them. */
public final class RecordedData {
  private RecordedData() {}

  public static Path folder(String name) {
    String named = System.getenv("LOCKSTEP_TEST_DATA");
    Path folder = named == null ? null : Path.of(named);
    for (Path up = Path.of("").toAbsolutePath(); folder == null && up != null; up = up.getParent()) {
      Path beside = up.resolve("shared/data");
      if (Files.isDirectory(beside)) folder = beside;
    }
    boolean there = folder != null && Files.isDirectory(folder.resolve(name));
    Assumptions.assumeTrue(there, "recorded data are not here: name their folder in LOCKSTEP_TEST_DATA");
    return folder.resolve(name);
  }
}
