package dev.lockstep.reports.html;

import dev.lockstep.bot.release.Release;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.backtest.Backtest;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.reports.chart.SvgChart;
import dev.lockstep.reports.image.Pictures;
import dev.lockstep.reports.story.StoryReader;
import dev.lockstep.reports.story.WindowStory;
import dev.lockstep.reports.table.BacktestTables;
import dev.lockstep.reports.table.CsvFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.Table;

/** The report files of a backtest. */
public final class BacktestReport {
  private BacktestReport() {}

  /**
   * Keeps what the report needs of every run while its journal is still there: thinned prices and events, some twenty kilobytes a
   * position. Reads the tape of a window with a position once more.
   */
  public static final class Collector implements Backtest.Listener {
    private final List<WindowStory> stories = new ArrayList<>();

    @Override
    public void onRun(Release release, WindowTape tape, WindowResult result, WindowRow row) {
      if (row.position() == null) return;
      try {
        stories.add(StoryReader.read(tape, result, row, SvgChart.innerPixels(StorySection.WIDTH)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** In order of the windows' starts; of one window in the order of the releases. */
    List<WindowStory> stories() {
      List<WindowStory> sorted = new ArrayList<>(stories);
      sorted.sort(Comparator.<WindowStory>comparingLong(story -> story.window().startNanos()).thenComparing(story -> story.window().id()));
      return sorted;
    }

    /** Writes the report of this result. */
    public Written write(BacktestResult result, Path outDirectory) throws IOException {
      List<WindowStory> sorted = stories();
      Charted charted = new Charted(sorted);
      Path page = outDirectory.resolve("report.html");
      Files.writeString(page, new BacktestPage(result, sorted, charted).write(), StandardCharsets.UTF_8);
      List<Path> files = new ArrayList<>(List.of(page));
      files.add(table(BacktestTables.summary(result), outDirectory.resolve("summary.csv")));
      files.add(table(BacktestTables.positions(result), outDirectory.resolve("positions.csv")));
      String whyNot = Pictures.whyNot();
      if (whyNot == null) files.addAll(new BacktestPictures(outDirectory).write(result, sorted, charted));
      return new Written(files, whyNot == null ? List.of() : List.of("no *.png written: " + whyNot));
    }
  }

  private static Path table(Table table, Path file) throws IOException {
    CsvFiles.write(table, file);
    return file;
  }

  /**
   * What was written.
   *
   * @param notes what could not be written and why, one line each
   */
  public record Written(List<Path> files, List<String> notes) {
    public Written {
      files = List.copyOf(files);
      notes = List.copyOf(notes);
    }
  }
}
