package dev.lockstep.reports.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.reports.Drawn;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainTest {
  private static List<String> story(Drawn drawn, Release release, boolean verbose) throws IOException {
    StringBuilder out = new StringBuilder();
    Explain.write(drawn.run(release), drawn.tape().instrument(), verbose, out);
    return out.toString().lines().toList();
  }

  @Test
  void fitsAHundredColumns() throws IOException {
    for (Release release : Releases.all()) {
      for (boolean verbose : new boolean[] {false, true}) {
        assertThat(story(Drawn.crash("btc-updown-15m-1772241300" + "-long".repeat(30)), release, verbose))
            .allMatch(line -> line.length() <= 100);
      }
    }
  }

  @Test
  void isInOrderOfTime() throws IOException {
    for (Release release : Releases.all()) {
      List<String> times = story(Drawn.crash("w"), release, true).stream()
          .filter(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} .*")).map(line -> line.substring(0, 12)).toList();
      assertThat(times).as(release.name()).hasSizeGreaterThan(100).isSorted();
    }
  }

  @Test
  void marksTheBlackoutAndNothingElse() throws IOException {
    List<String> lines = story(Drawn.crash("w"), Releases.V1_60, false);
    List<String> dark = lines.stream().filter(line -> line.length() > 33 && line.charAt(31) == '#').toList();
    assertThat(dark.get(0)).contains("BLACKOUT begins");
    assertThat(dark.get(dark.size() - 1)).contains("BLACKOUT ends after 6.");
    assertThat(dark).anyMatch(line -> line.contains("tries 1 to 10 of the profit lock"));
    assertThat(dark).noneMatch(line -> line.contains("evaluation (") || line.contains("evaluations (") || line.contains("evaluates"));
    assertThat(story(Drawn.crash("w"), Releases.V1_61, false)).noneMatch(line -> line.contains("BLACKOUT"));
  }

  @Test
  void tellsCauseBeforeEffect() throws IOException {
    List<String> lines = story(Drawn.crash("w"), Releases.V1_60, false);
    int fill = indexOf(lines, "order 1 executes 25 at 95c as maker");
    int seen = indexOf(lines, "FILL seen: 25 up at 95c");
    int decision = indexOf(lines, "DECISION hard-stop (2 of 2): bid 6c");
    int sale = indexOf(lines, "executes 25 at 6c as taker");
    assertThat(List.of(fill, seen, decision, sale)).isSorted();
    assertThat(lines.get(lines.size() - 2)).startsWith("result   -22.25 USD before fees");
  }

  @Test
  void saysThatTheFirstLookAfterABlackoutIsAtOldBooks() throws IOException {
    assertThat(story(Drawn.crash("w"), Releases.V1_60, false)).anyMatch(line -> line.contains("evaluates: bid 94c"));
    assertThat(String.join(" ", story(Drawn.crash("w"), Releases.V1_60, false)).replaceAll(" +", " ")).contains("on books 6.150 s OLD");
  }

  @Test
  void refusalsInTheSameWordsAreToldOnce() throws IOException {
    List<String> lines = story(Drawn.crash("w"), Releases.V1_61, false);
    assertThat(lines).filteredOn(line -> line.contains("is refused (400)")).hasSize(1);
    assertThat(lines).anyMatch(line -> line.contains("more orders refused likewise"));
  }

  @Test
  void isShortUnlessEverythingIsAskedFor() throws IOException {
    assertThat(story(Drawn.crash("w"), Releases.V1_60, false)).hasSizeLessThan(80);
    assertThat(story(Drawn.crash("w"), Releases.V1_60, true)).hasSizeGreaterThan(150);
  }

  private static int indexOf(List<String> lines, String text) {
    for (int i = 0; i < lines.size(); i++) if (lines.get(i).contains(text)) return i;
    throw new AssertionError(text + " not in\n" + String.join("\n", lines));
  }
}
