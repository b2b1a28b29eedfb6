package dev.lockstep.engine.verify;

import dev.lockstep.engine.backtest.BacktestResult;
import java.util.List;

/**
 * What cutting the future off came to.
 *
 * @param backtest the run that knew the future, of one release
 * @param windows each window that was cut
 */
public record LookaheadResult(BacktestResult backtest, List<Lookahead.Result> windows) {
  public LookaheadResult {
    windows = List.copyOf(windows);
  }

  /** Without a decision before any cut nothing was shown. */
  public Verdict verdict() {
    if (!differing().isEmpty()) return Verdict.FAIL;
    return decided() > 0 ? Verdict.PASS : Verdict.VACUOUS;
  }

  /** Windows whose past depends on their future. */
  public List<Lookahead.Result> differing() {
    return windows.stream().filter(window -> window.difference() != null).toList();
  }

  public long cuts() {
    return windows.stream().mapToLong(Lookahead.Result::cuts).sum();
  }

  /** Cuts before which something was decided. */
  public long decided() {
    return windows.stream().mapToLong(Lookahead.Result::decided).sum();
  }

  /** Journal entries and order events that were compared. */
  public long compared() {
    return windows.stream().mapToLong(Lookahead.Result::compared).sum();
  }

  public String release() {
    return backtest.releases().get(0).release().name();
  }
}
