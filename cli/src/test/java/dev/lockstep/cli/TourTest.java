package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tour of the README is run as it stands there: every {@code console} block, from top to bottom, in one folder. Each line
 * of output that the README shows must come, in that order; {@code ...} stands for any lines between.
 */
class TourTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir
  Path folder;

  private record Stop(String command, List<String> output) {}

  private static List<Stop> stops(String markdown) {
    List<Stop> stops = new ArrayList<>();
    boolean console = false;
    for (String line : markdown.split("\n")) {
      if (line.startsWith("```")) console = line.equals("```console");
      else if (console && line.startsWith("$ ")) stops.add(new Stop(line.substring(2), new ArrayList<>()));
      else if (console && !line.strip().equals("...")) stops.get(stops.size() - 1).output().add(line.stripTrailing());
    }
    return stops;
  }

  /** The first line that the output lacks where it should come, or null. */
  private static String missing(Stop stop, List<String> output) {
    int from = 0;
    for (String line : stop.output()) {
      int at = output.subList(from, output.size()).indexOf(line);
      if (at < 0) return line;
      from += at + 1;
    }
    return null;
  }

  @Test
  void everyStopShowsWhatTheReadmeShows() throws IOException, InterruptedException {
    Path datasets = Files.createSymbolicLink(folder.resolve("datasets"), ROOT.resolve("datasets"));
    Path sim = Files.createSymbolicLink(folder.resolve("sim"), ROOT.resolve("sim"));
    List<Stop> stops = stops(Files.readString(ROOT.resolve("README.md")));
    assertThat(stops).hasSizeGreaterThan(3);
    for (Stop stop : stops) {
      List<String> output = run(stop.command());
      assertThat(missing(stop, output)).as("README.md shows a line that '%s' does not print there; it prints:\n%s", stop.command(), String.join("\n", output))
          .isNull();
    }
    Files.delete(datasets);
    Files.delete(sim);
  }

  @Test
  void aLineThatDoesNotComeIsFound() {
    Stop stop = stops("```console\n$ x\na\n...\nc\n```\n").get(0);
    assertThat(missing(stop, List.of("a", "b", "c"))).isNull();
    assertThat(missing(stop, List.of("c", "a"))).isEqualTo("c");
    assertThat(missing(stop, List.of("a", "cc"))).isEqualTo("c");
  }

  private List<String> run(String command) throws IOException, InterruptedException {
    assertThat(command).startsWith("./lockstep ");
    List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
        "-Dfile.encoding=UTF-8", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "dev.lockstep.cli.Main"));
    line.addAll(List.of(command.substring("./lockstep ".length()).split(" +")));
    Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
    List<String> output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().map(String::stripTrailing).toList();
    process.waitFor();
    return output;
  }
}
