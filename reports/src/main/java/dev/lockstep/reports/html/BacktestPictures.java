package dev.lockstep.reports.html;

import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.image.Pictures;
import dev.lockstep.reports.story.StoryPlot;
import dev.lockstep.reports.story.WindowStory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The picture files of a backtest: one for each position worth it, its close-up, running totals and drawdowns. */
final class BacktestPictures {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 480;

  private final Path folder;
  private final FileNames names = new FileNames();
  private final List<Path> written = new ArrayList<>();

  BacktestPictures(Path folder) {
    this.folder = folder;
  }

  List<Path> write(BacktestResult result, List<WindowStory> stories, Charted charted) throws IOException {
    if (EquityPlots.positions(result) > 0) {
      picture(EquityPlots.equity(result), "equity");
      picture(EquityPlots.drawdown(result), "drawdown");
    }
    for (WindowStory story : stories) {
      if (!charted.isPictured(story)) continue;
      String name = story.window().id() + "." + story.release();
      picture(StoryPlot.whole(story), name);
      if (story.closeUp() != null && story.isEventful()) picture(StoryPlot.closeUp(story), name + ".close-up");
    }
    return written;
  }

  private void picture(Plot plot, String name) throws IOException {
    Path file = folder.resolve(names.of(name, ".png"));
    Pictures.png(plot, WIDTH, HEIGHT, file);
    written.add(file);
  }
}
