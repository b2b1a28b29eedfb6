package dev.lockstep.cli;

import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.RunHeader;
import dev.lockstep.engine.verify.Verdict;
import java.io.PrintWriter;
import java.util.List;

/** What the words of every check begin and end with: the run, what was skipped, and, unless it passed, the command that repeats it. */
final class CheckText {
  private static final int SKIPPED_SHOWN = 8;
  private final BacktestResult backtest;
  private final String release;
  private final String again;

  /** @param again the command that repeats the check */
  CheckText(BacktestResult backtest, String release, String again) {
    this.backtest = backtest;
    this.release = release;
    this.again = again;
  }

  /** The run's five numbers, and what else belongs to the head. */
  void head(PrintWriter out, List<String> more) {
    RunHeader header = backtest.header();
    out.println("run " + header.runId() + "  seed " + header.seed() + "  commit " + header.commit() + "  release " + release);
    out.println("data " + header.datasetDigest() + "  settings " + header.settingsDigest());
    more.forEach(line -> out.println("  " + line));
    out.println();
  }

  void skipped(PrintWriter out) {
    BacktestText.skippedLines(backtest.skipped(), SKIPPED_SHOWN).forEach(out::println);
  }

  void end(PrintWriter out, Verdict verdict) {
    if (verdict == Verdict.PASS) return;
    out.println();
    out.println(again);
  }

  String again() {
    return again;
  }
}
