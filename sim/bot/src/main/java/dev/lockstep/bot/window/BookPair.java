package dev.lockstep.bot.window;

import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.market.BookView;
import dev.lockstep.bot.market.Outcome;

/**
 * The two books of one loop and when they were asked for. Fallbacks are those of the recorded bot: an empty ask list reads as
 * 0.50 for display, entry and opponent, and as 0 for the own ask.
 */
record BookPair(MarketWindow market, BookView up, BookView down, long askedNanos) {
  /** What the bot takes for an ask when the list is empty: a sentinel, not a price. */
  static final long EMPTY_ASK_MICRO = 500_000;

  BookView of(Outcome outcome) {
    return outcome == Outcome.UP ? up : down;
  }

  long askOrSentinelMicro(Outcome outcome) {
    BookView book = of(outcome);
    return book.askLevels() == 0 ? EMPTY_ASK_MICRO : market.micro(book.askTicks(0));
  }

  long askOrZeroMicro(Outcome outcome) {
    BookView book = of(outcome);
    return book.askLevels() == 0 ? 0 : market.micro(book.askTicks(0));
  }

  /** Best bid in millionths of a dollar, -1 if there is none. */
  long bidMicro(Outcome outcome) {
    BookView book = of(outcome);
    return book.bidLevels() == 0 ? -1 : market.micro(book.bidTicks(0));
  }

  boolean bothHaveAsks() {
    return up.askLevels() > 0 && down.askLevels() > 0;
  }
}
