package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The left border of a finding is its severity: what a dark page changes of borders must leave that one alone. */
final class DarkPagesTest {
  private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");

  @TempDir private Path folder;

  @Test
  void aDarkPageKeepsTheColourOfSeverity() throws IOException {
    String bundle = folder.resolve("bundle").toString();
    CommandRun.of("forensics", "plant", bundle, "--incident", "leaked_lock");
    for (List<String> command : List.of(List.of("incident", bundle), List.of("threads", bundle + "/goroutines.txt"))) {
      Path out = folder.resolve(command.get(0));
      CommandRun.of("forensics", command.get(0), command.get(1), "--out", out.toString(), "-q");
      String page = Files.readString(out.resolve("report.html"));
      String style = page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
      assertThat(colours(style.substring(0, style.indexOf("@media")), ".critical")).as(command.get(0)).contains("border-left");
      String dark = style.substring(style.indexOf("{", style.indexOf("@media")) + 1);
      assertThat(colours(dark, ".finding") + colours(dark, ".card")).as(command.get(0)).contains("border-top-color").doesNotContain("border-left", "border-color");
    }
  }

  /** What a style sheet says of a class, in all rules that name it. */
  private static String colours(String style, String name) {
    StringBuilder all = new StringBuilder();
    for (MatchResult rule : RULE.matcher(style).results().toList()) {
      if (List.of(rule.group(1).strip().split(",")).contains(name)) all.append(rule.group(2)).append(';');
    }
    return all.toString();
  }
}
