package dev.lockstep.datasets.catalog;

import dev.lockstep.bot.market.Outcome;

/**
 * A half-open span of one market that is replayed.
 *
 * @param id market id, for instance {@code btc-updown-15m-1772241300}
 * @param startNanos first instant of the market's window (not of the recording), nanoseconds since the epoch
 * @param endNanos end of the window, exclusive; recordings may go on a little longer
 * @param upLabel how the first token is called in output: "up", "yes", "recorded" or a token id
 * @param downLabel how the second token is called
 * @param winner the outcome that paid, or null where it is not known
 * @param winnerSource where the winner comes from
 * @param synthetic whether the data were generated, not recorded
 */
public record Window(
    String id,
    long startNanos,
    long endNanos,
    String upLabel,
    String downLabel,
    Outcome winner,
    WinnerSource winnerSource,
    boolean synthetic) {

  public Window {
    if (endNanos <= startNanos) throw new IllegalArgumentException("window " + id + " ends before it starts");
    if ((winner == null) != (winnerSource == WinnerSource.UNKNOWN))
      throw new IllegalArgumentException("window " + id + ": winner " + winner + " from " + winnerSource);
  }

  public String label(Outcome outcome) {
    return outcome == Outcome.UP ? upLabel : downLabel;
  }

  /** How a winner became known. */
  public enum WinnerSource {
    /** Official, or recorded on the feed. */
    RECORDED,
    /** Inferred from the last book. */
    INFERRED,
    UNKNOWN
  }
}
