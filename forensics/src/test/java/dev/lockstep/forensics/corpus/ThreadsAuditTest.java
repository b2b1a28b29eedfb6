package dev.lockstep.forensics.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page that says which classes and tests stand for what: whatever it names exists, so that it cannot outlive the sources. */
class ThreadsAuditTest {
  private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)`");

  @Test
  void everyClassNamedInTheAuditExists() throws IOException {
    TreeSet<String> sources = new TreeSet<>();
    for (Path module : List.of(Path.of("src"), Path.of("../cli/src"))) {
      try (Stream<Path> files = Files.walk(module)) {
        files.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".java")).forEach(n -> sources.add(n.substring(0, n.length() - 5)));
      }
    }
    String page = Files.readString(Path.of("THREADS-AUDIT.md"));
    List<String> named = NAMED.matcher(page).results().map(m -> m.group(1)).distinct().toList();
    assertThat(named).hasSizeGreaterThan(50);
    assertThat(sources).containsAll(named);
    assertThat(page.lines().filter(l -> l.startsWith("| ")).skip(1)).as("every row names a test").allMatch(l -> l.matches(".*`\\w+Test`.* \\|"));
  }
}
