package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three windows whose bid falls to 44 cents for eight seconds and comes back: a stop sells a winner, holding does not. */
class CompareCommandTest {
  @TempDir private Path dir;

  private String tapes() throws IOException {
    for (int window = 0; window < 3; window++) {
      long start = 1772241300 + 900L * window;
      StringBuilder rows = new StringBuilder("unix_ts,up_best_bid,up_best_ask,up_bid_size,up_ask_size\n");
      for (int second = 0; second < 900; second++) {
        boolean low = second >= 860 && second < 868;
        rows.append(start + second).append(low ? ",0.44,0.45,300,280\n" : second < 830 ? ",0.55,0.56,300,280\n" : ",0.96,0.97,300,280\n");
      }
      Files.writeString(dir.resolve("btc-updown-15m-" + start + ".csv"), rows);
    }
    Path outcomes = Files.createDirectories(dir.resolve("known")).resolve("outcomes.csv");
    Files.writeString(outcomes, "window,winner\nbtc-updown-15m-1772241300,up\nbtc-updown-15m-1772242200,up\nbtc-updown-15m-1772243100,up\n");
    return outcomes.toString();
  }

  private List<String> compare(String... more) throws IOException {
    String outcomes = tapes();
    List<String> args = new java.util.ArrayList<>(List.of(
        "compare", dir + "/*.csv", "--outcomes", outcomes, "--set", "entry.mode=assume", "--set", "lock.tries=0", "--format", "csv"));
    args.addAll(List.of(more));
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().toList();
  }

  @Test
  void holdingKeepsTheWinnersThatAStopSells() throws IOException {
    List<String> rows = compare("--release", "v1.61,hold", "--split", "0.34");
    assertThat(rows).hasSize(1 + 2 * 3);
    assertThat(rows.get(1)).as("Clopper and Pearson: 3 of 3 is at least 0.025^(1/3)").startsWith("all,v1.61,3,3,3,3,0.292402,1.000000,0,0,");
    assertThat(rows.get(2)).as("0 of 3 is at most 1-0.025^(1/3)").startsWith("all,hold,3,3,3,0,0.000000,0.707598,0,0,");
    assertThat(rows.get(2)).as("every window differs, but three are too few").contains(",3,").endsWith("cannot tell");
    assertThat(rows.get(3)).startsWith("training,v1.61,1,1,1,1,");
    assertThat(rows.get(5)).startsWith("unseen,v1.61,2,2,2,2,");
  }

  @Test
  void aReleaseDoesNotDifferFromItself() throws IOException {
    assertThat(compare("--release", "v1.61", "--against", "v1.61").get(1)).contains(",0.00,0.00,0.00,0,").endsWith("cannot tell");
  }

  @Test
  void anImpossibleShareIsRefused() throws IOException {
    CommandRun run = CommandRun.of("compare", dir + "/*.csv", "--outcomes", tapes(), "--split", "1.5");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--split");
  }
}
