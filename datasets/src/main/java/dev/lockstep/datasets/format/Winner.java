package dev.lockstep.datasets.format;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.catalog.Outcomes;
import dev.lockstep.datasets.catalog.Window.WinnerSource;
import dev.lockstep.datasets.quality.BadData;
import java.util.Locale;

/**
 * The winner of a window and how it became known.
 *
 * @param outcome null where unknown
 * @param from what said so, in words; null where unknown
 */
public record Winner(Outcome outcome, WinnerSource source, String from) {
  public static final Winner UNKNOWN = new Winner(null, WinnerSource.UNKNOWN, null);

  /** A last mid price at or beyond this share of a dollar from the middle of the range tells the winner. */
  public static final double SURE = 0.9;

  /** Winner seen on the feed itself. */
  public static Winner recorded(Outcome outcome, String from) {
    return new Winner(outcome, WinnerSource.RECORDED, from);
  }

  /**
   * Winner told from the best prices of the first token at the end; an empty side counts as 0 or the unit.
   *
   * @param bid best bid in ticks, or negative
   * @param ask best ask in ticks, or negative
   */
  public static Winner inferred(int bid, int ask, int unit) {
    if (bid < 0 && ask < 0) return UNKNOWN;
    double mid = (Math.max(bid, 0) + (ask < 0 ? unit : ask)) / (2.0 * unit);
    String from = String.format(Locale.ROOT, "last book, mid %.4f", mid);
    if (mid >= SURE) return new Winner(Outcome.UP, WinnerSource.INFERRED, from);
    return mid <= 1 - SURE ? new Winner(Outcome.DOWN, WinnerSource.INFERRED, from) : UNKNOWN;
  }

  /**
   * The winner an outcomes file names, or null where it names none.
   *
   * @param upLabel how the window calls its first token; "recorded" where Up and Down are not known
   * @param first token whose book is the tape's, or null where not known
   * @param second the other token, or null
   */
  public static Winner stated(Outcomes.Entry entry, String upLabel, String first, String second) throws BadData {
    if (entry == null) return null;
    boolean named = !upLabel.equals("recorded");
    // "recorded" means the token the table names; the tape may have been turned round to show the other one.
    boolean turned = entry.recordedToken() != null && entry.recordedToken().equals(second);
    Outcome outcome;
    switch (entry.winner().toLowerCase(Locale.ROOT)) {
      case "recorded" -> outcome = turned ? Outcome.DOWN : Outcome.UP;
      case "other" -> outcome = turned ? Outcome.UP : Outcome.DOWN;
      case "unknown", "" -> {
        return null;
      }
      case "up", "yes" -> outcome = known(entry, named, Outcome.UP);
      case "down", "no" -> outcome = known(entry, named, Outcome.DOWN);
      default -> {
        if (entry.winner().equals(first)) outcome = Outcome.UP;
        else if (entry.winner().equals(second)) outcome = Outcome.DOWN;
        else
          throw new BadData(entry.place(), "winner \"" + entry.winner() + "\" is neither up/down, yes/no, recorded/other nor a token of the window");
      }
    }
    return new Winner(outcome, entry.source(), entry.place());
  }

  private static Outcome known(Outcomes.Entry entry, boolean named, Outcome outcome) throws BadData {
    if (named) return outcome;
    throw new BadData(entry.place(), "winner \"" + entry.winner() + "\" needs to know which token is Up, and the recording does not say: use recorded/other or a token id");
  }
}
