package dev.lockstep.engine.backtest;

import java.util.List;
import java.util.SortedSet;

/**
 * What came of a backtest.
 *
 * @param rules the venue rules the run depended on, one line each
 * @param warnings what it depended on without being certain
 */
public record BacktestResult(
    RunHeader header, List<ReleaseResult> releases, List<Skipped> skipped, List<String> passedFiles, List<String> rules, SortedSet<String> warnings) {
  /** A window that was not run, and why. */
  public record Skipped(String window, String reason) {}

  public BacktestResult {
    releases = List.copyOf(releases);
    skipped = List.copyOf(skipped);
    passedFiles = List.copyOf(passedFiles);
    rules = List.copyOf(rules);
  }
}
