package dev.lockstep.forensics.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of dumps that are not ours and not committed: {@code LOCKSTEP_TEST_DATA}, or {@code ../shared/data} above the repository. */
public final class Corpus {
  private Corpus() {}

  /** The folder {@code thread-dumps}, or empty where the data is absent. */
  public static Optional<Path> folder() {
    String named = System.getenv("LOCKSTEP_TEST_DATA");
    if (named != null && !named.isEmpty()) {
      return existing(Path.of(named));
    }
    Path at = Path.of("").toAbsolutePath();
    while (at != null) {
      Optional<Path> found = existing(at.resolve("shared").resolve("data"));
      if (found.isPresent()) {
        return found;
      }
      at = at.getParent();
    }
    return Optional.empty();
  }

  private static Optional<Path> existing(Path data) {
    Path dumps = data.resolve("thread-dumps");
    return Files.isDirectory(dumps) ? Optional.of(dumps) : Optional.empty();
  }

  /** Every dump of the corpus in a fixed order. */
  public static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).filter(f -> !f.getFileName().toString().equals("INDEX.md")).sorted().toList();
    }
  }
}
