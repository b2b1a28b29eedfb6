package dev.lockstep.engine.backtest;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Settings;
import java.util.List;

/** All windows of a backtest under one release, in the order of their start. */
public record ReleaseResult(Release release, Settings settings, List<WindowRow> rows) {
  public ReleaseResult {
    rows = List.copyOf(rows);
  }

  public Summary summary() {
    return Summary.of(rows);
  }
}
