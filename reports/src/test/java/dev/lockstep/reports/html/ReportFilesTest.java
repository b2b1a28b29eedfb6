package dev.lockstep.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.WindowChoice;
import dev.lockstep.reports.Drawn;
import dev.lockstep.reports.image.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files beside the page. */
class ReportFilesTest {
  private static final String ODD = "a \"quoted\", name\n/../..";

  @TempDir private Path folder;
  @TempDir private Path again;

  private static BacktestReport.Written write(Path into) throws IOException {
    List<InputWindow> windows = List.of(Drawn.crash("btc-updown-15m-1772241300").tape(), Drawn.winner(ODD, 1).tape());
    List<Release> releases = List.of(Releases.V1_60, Releases.V1_61);
    Backtest.Plan plan = new Backtest.Plan(releases, releases.stream().map(Drawn::settings).toList(), 1, "commit", WindowChoice.all(), 1);
    BacktestReport.Collector collector = new BacktestReport.Collector();
    BacktestResult result = Backtest.run(windows, plan, collector);
    return collector.write(result, into);
  }

  @Test
  void picturesShowSomethingAndRepeatThemselves() throws IOException {
    assumeTrue(Pictures.whyNot() == null, () -> Pictures.whyNot());
    List<Path> files = write(folder).files();
    write(again);
    List<Path> pictures = files.stream().filter(file -> file.toString().endsWith(".png")).toList();
    assertThat(pictures.stream().map(file -> file.getFileName().toString()))
        .contains("equity.png", "drawdown.png", "btc-updown-15m-1772241300.v1.60.png", "btc-updown-15m-1772241300.v1.60.close-up.png")
        .allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
    for (Path picture : pictures) {
      BufferedImage image = ImageIO.read(picture.toFile());
      assertThat(colours(image)).as(picture.toString()).isGreaterThan(10);
      assertThat(Files.readAllBytes(picture)).isEqualTo(Files.readAllBytes(again.resolve(picture.getFileName())));
    }
  }

  private static long colours(BufferedImage image) {
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return java.util.Arrays.stream(pixels).distinct().count();
  }

  @Test
  void tablesHoldEveryPositionAndAnyText() throws IOException {
    write(folder);
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("positions.csv"), StandardCharsets.UTF_8));
    assertThat(lines).hasSize(5);
    int columns = lines.get(0).split(",").length;
    assertThat(lines.get(2)).contains("\"a \"\"quoted\"\", name\\u000a/../..\"");
    assertThat(lines.get(1).split(",", -1)).hasSize(columns).contains("-22.25119", "0.95", "hard-stop");
    assertThat(Files.readAllLines(folder.resolve("summary.csv"), StandardCharsets.UTF_8)).hasSize(3);
  }

  @Test
  void nothingIsWrittenOutsideTheFolder() throws IOException {
    for (Path file : write(folder).files()) assertThat(file.normalize().getParent()).isEqualTo(folder);
  }
}
