package dev.lockstep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code sim/bot/SEEDS.md}: one line for each recipe of the seeds, as the tests that ran in this build left them in {@code target/seeds}.
 * A line whose test did not run stays; a line whose test is no more goes.
 */
final class SeedsPage {
  static final String PAGE = "sim/bot/SEEDS.md";
  private static final String HEAD = """
      # The seeds' recipes: what becomes of each

      Made from executed tests (`SeedRow`); `-Dlockstep.update` writes it. A row names our code, what happens in the test, the invariant that the
      seed's own form violates there, and what ours does. Invariants: I1 to I13 of the swarm, or as named.

      | row | code | scenario | the broken form | ours | test |
      |---|---|---|---|---|---|
      """;
  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private final Path root;

  SeedsPage(Path root) {
    this.root = root;
  }

  String current() throws IOException {
    Path page = root.resolve(PAGE);
    return Files.exists(page) ? Files.readString(page) : "";
  }

  /** The page as it should be. */
  String wanted() throws IOException {
    List<String> recorded = recorded();
    List<String> tests = recorded.stream().map(SeedsPage::test).distinct().toList();
    List<String> lines = new ArrayList<>(recorded);
    for (String line : current().split("\n")) {
      if (line.startsWith("| 0") && !tests.contains(test(line)) && exists(test(line))) lines.add(line);
    }
    lines.sort(Comparator.comparing(SeedsPage::sortable));
    return HEAD + String.join("\n", lines) + "\n";
  }

  /** Lines that tests left, of tests that still exist. */
  private List<String> recorded() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String module : List.of("sim/bot", "sim/engine")) {
      Path folder = root.resolve(module).resolve("target/seeds");
      if (!Files.isDirectory(folder)) continue;
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          for (String line : Files.readString(file).split("\n")) if (exists(test(line))) lines.add(line);
        }
      }
    }
    return lines;
  }

  private static String test(String line) {
    int end = line.lastIndexOf('`');
    return line.substring(line.lastIndexOf('`', end - 1) + 1, end);
  }

  private boolean exists(String test) throws IOException {
    String type = test.substring(0, test.indexOf('.')) + ".java";
    for (String module : List.of("sim/bot", "sim/engine")) {
      try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
        for (Path file : files.filter(f -> f.endsWith(type)).toList()) {
          if (Files.readString(file).contains(" " + test.substring(test.indexOf('.') + 1) + "(SeedEvidence")) return true;
        }
      }
    }
    return false;
  }

  /** The line with its numbers filled up, so that task 10 comes after task 9. */
  private static String sortable(String line) {
    return DIGITS.matcher(line.substring(0, line.indexOf('|', 2))).replaceAll(digits -> "0".repeat(6 - digits.group().length()) + digits.group()) + line;
  }
}
