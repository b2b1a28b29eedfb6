package dev.lockstep.forensics.extract;

import dev.lockstep.datasets.scenario.Cited;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Span;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.log.LogInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Faults of the market's data that show in a window bot's status lines alone: books that stand still, and books that come late. The
 * line holds the imbalance of both books to a hundredth, which in a living market changes with nearly every line.
 */
final class StatusFaults {
  private static final long SECOND = 1_000_000_000L;
  private static final int STILL_SECONDS_MIN = 10;
  private static final int STILL_LINES_MIN = 5;
  /** A stall is this many times as long as the books ever stood still otherwise. */
  private static final int STILL_FACTOR = 3;
  private static final int SLOW_SECONDS_MIN = 2;
  private static final int SLOW_SECONDS_MAX = 10;
  private static final int SLOW_LINES_MIN = 5;
  /** What a loop takes beside the wait for its books; status lines come once a loop if that takes over a second. */
  private static final long LOOP_NANOS = SECOND / 4;

  private final WindowCase window;
  private final List<StatusPrices.Line> lines = new ArrayList<>();

  StatusFaults(WindowCase window, LogInput whole) {
    this.window = window;
    try (LinesBetween in = WindowCase.open(window.stretch(), whole)) {
      StatusPrices prices = new StatusPrices(in, window.stretch().fromLine());
      for (StatusPrices.Line line = prices.next(); line != null; line = prices.next()) lines.add(line);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<Cited<FaultSpec>> faults() {
    List<Cited<FaultSpec>> faults = new ArrayList<>();
    still(faults);
    slow(faults);
    return faults;
  }

  /** Runs of status lines whose books are the same to the last digit, if they are far longer than such runs are otherwise. */
  private void still(List<Cited<FaultSpec>> faults) {
    List<int[]> runs = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= lines.size(); i++) {
      boolean same = i < lines.size() && lines.get(i).books() != null && lines.get(i).books().equals(lines.get(from).books());
      if (same) continue;
      runs.add(new int[] {from, i - 1});
      from = i;
    }
    for (int[] run : runs) {
      int seconds = seconds(run);
      if (seconds < STILL_SECONDS_MIN || run[1] - run[0] < STILL_LINES_MIN) continue;
      int otherwise = runs.stream().filter(other -> seconds(other) < seconds / 2).mapToInt(this::seconds).max().orElse(0);
      boolean rare = runs.stream().filter(other -> seconds(other) >= seconds / 2).count() <= 2;
      boolean ends = run[1] + 1 < lines.size();
      if (!rare || !ends || seconds < STILL_FACTOR * Math.max(1, otherwise)) continue;
      StatusPrices.Line first = lines.get(run[0]);
      StatusPrices.Line after = lines.get(run[1] + 1);
      faults.add(new Cited<>(new FaultSpec.Stall(new Span(-first.leftSeconds() * SECOND, -after.leftSeconds() * SECOND)),
          cite(first, after) + (run[1] + 1 - run[0]) + " status lines with the same books for " + seconds + " s, otherwise " + otherwise + " s at most"));
    }
  }

  private int seconds(int[] run) {
    return lines.get(run[0]).leftSeconds() - lines.get(run[1]).leftSeconds();
  }

  /** Runs of status lines that come two seconds or more apart while the bot does nothing else and no call has failed. */
  private void slow(List<Cited<FaultSpec>> faults) {
    int from = 0;
    for (int i = 1; i <= lines.size(); i++) {
      int gap = i == lines.size() ? 0 : lines.get(i - 1).leftSeconds() - lines.get(i).leftSeconds();
      boolean slow = gap >= SLOW_SECONDS_MIN && gap <= SLOW_SECONDS_MAX && nothingBetween(lines.get(i - 1), lines.get(i));
      if (slow) continue;
      if (i - 1 - from >= SLOW_LINES_MIN) faults.add(slow(lines.get(from), lines.get(i - 1), i - 1 - from));
      from = i;
    }
  }

  private Cited<FaultSpec> slow(StatusPrices.Line first, StatusPrices.Line last, int gaps) {
    long apart = (first.leftSeconds() - last.leftSeconds()) * SECOND / gaps;
    long added = (apart - LOOP_NANOS) / (SECOND / 10) * (SECOND / 10);
    // A call that is late by so much was asked for that much earlier.
    Span span = new Span(-first.leftSeconds() * SECOND, -last.leftSeconds() * SECOND - added / 2);
    return new Cited<>(new FaultSpec.SlowResponse(Traffic.BOOKS, added, span),
        cite(first, last) + gaps + " status lines, " + String.format(Locale.ROOT, "%.1f", apart / 1e9) + " s apart instead of one");
  }

  /** Whether a status line stands between two lines of the log. */
  boolean anyBetween(long fromLine, long toLine) {
    for (StatusPrices.Line line : lines) if (line.line() > fromLine && line.line() < toLine) return true;
    return false;
  }

  /** True if the bot tells nothing between two status lines: no failure, no retry, no exit held it up. */
  private boolean nothingBetween(StatusPrices.Line before, StatusPrices.Line after) {
    for (LogEvent event : window.source().events()) {
      long line = window.line(event);
      if (line > before.line() && line < after.line()) return false;
    }
    return true;
  }

  private String cite(StatusPrices.Line first, StatusPrices.Line last) {
    return window.stretch().file() + ":" + first.line() + "-" + last.line() + ": ";
  }
}
