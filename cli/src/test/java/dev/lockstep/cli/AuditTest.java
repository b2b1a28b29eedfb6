package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table that says where each clause of forensics stands names classes that exist. */
class AuditTest {
  @Test
  void everyClassNamedExists() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String module : List.of("forensics", "reports", "cli")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
        known.addAll(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java")).map(name -> name.replace(".java", "")).collect(Collectors.toSet()));
      }
    }
    Set<String> named = new TreeSet<>();
    Matcher matcher = Pattern.compile("`([A-Z][A-Za-z]+)`").matcher(Files.readString(Path.of("../forensics/AUDIT.md")));
    while (matcher.find()) named.add(matcher.group(1));
    assertThat(named).hasSizeGreaterThan(60).isSubsetOf(known);
  }
}
