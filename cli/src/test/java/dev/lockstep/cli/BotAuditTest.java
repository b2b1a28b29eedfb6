package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code sim/bot/AUDIT.md} names classes and tests that exist: classes of the bot and its world in the second column, tests in the third. */
class BotAuditTest {
  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");
  private static final int CLAUSES_MIN = 45;

  private static Set<String> types(String... folders) throws IOException {
    Set<String> types = new TreeSet<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(DocumentsTest.ROOT.resolve(folder))) {
        files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java")).forEach(name -> types.add(name.substring(0, name.length() - 5)));
      }
    }
    return types;
  }

  private static List<String[]> clauses() throws IOException {
    List<String[]> clauses = new ArrayList<>();
    for (String line : Files.readAllLines(DocumentsTest.ROOT.resolve("sim/bot/AUDIT.md"))) {
      boolean head = line.startsWith("| what is asked") || line.startsWith("|---");
      if (line.startsWith("| ") && !head) clauses.add(line.substring(2).split(" \\| ", 3));
    }
    return clauses;
  }

  @Test
  void whatItNamesExists() throws IOException {
    Set<String> main = types("sim/bot/src/main/java", "sim/engine/src/main/java");
    Set<String> tests = types("sim/bot/src/test/java", "sim/engine/src/test/java", "cli/src/test/java");
    tests.addAll(main);
    assertThat(clauses()).hasSizeGreaterThanOrEqualTo(CLAUSES_MIN).allMatch(clause -> clause.length == 3);
    for (String[] clause : clauses()) {
      assertThat(main).as(clause[0]).containsAll(named(clause[1]));
      assertThat(tests).as(clause[0]).containsAll(named(clause[2]));
    }
  }

  private static List<String> named(String cell) {
    List<String> named = new ArrayList<>();
    Matcher matcher = TYPE.matcher(cell);
    while (matcher.find()) named.add(matcher.group(1));
    return named;
  }
}
