package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No recipe of the seeds is left out of SEEDS.md: the rows it must have are listed with the words of the seeds' headings. */
class SeedRowsTest {
  private static final int ROWS = 48;
  private static final Pattern VERDICT = Pattern.compile("violates \\*\\*.+?\\*\\*|void: ");

  private static Map<String, String> wanted() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    try (InputStream list = SeedRowsTest.class.getResourceAsStream("seed-rows.txt")) {
      for (String line : new String(list.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) rows.put(line.substring(0, line.indexOf(" | ")), line.substring(line.indexOf(" | ") + 3));
      }
    }
    return rows;
  }

  /** The broken form's cell of each row of the page. */
  private static Map<String, String> found() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : new SeedsPage(DocumentsTest.ROOT).current().split("\n")) {
      if (line.startsWith("| 0")) rows.put(line.substring(2, line.indexOf(" |", 2)), line);
    }
    return rows;
  }

  @Test
  void everyRecipeHasARow() throws IOException {
    assertThat(wanted()).hasSize(ROWS);
    assertThat(found().keySet()).containsAll(wanted().keySet());
  }

  @Test
  void everyRowSaysWhatBrokeAndThatOursIsGreen() throws IOException {
    assertThat(found().values()).allMatch(line -> VERDICT.matcher(line).find()).allMatch(line -> line.contains("| green: "));
  }

  /** Only where the seeds lie beside the repository. */
  @Test
  void theListIsTheSeedsHeadings() throws IOException {
    Path seeds = DocumentsTest.ROOT.toAbsolutePath().normalize().resolveSibling("shared").resolve("seeds");
    assumeTrue(Files.isDirectory(seeds), "no seeds beside the repository");
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(seeds)) {
      for (Path file : files.sorted().toList()) texts.put(file.getFileName().toString().substring(0, 3), Files.readString(file));
    }
    wanted().forEach((row, words) -> assertThat(texts.get(row.substring(0, 3))).as(row).contains(words));
  }
}
