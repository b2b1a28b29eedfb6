package dev.lockstep.bot.window;

import dev.lockstep.bot.exit.ExitTier;
import dev.lockstep.bot.settings.Settings;
import java.util.List;
import java.util.function.Function;

/**
 * The parts in which releases of the window bot differ. Everything else is the same code.
 *
 * @param tiers the exit ladder, in order of evaluation; the profit-lock monitor runs after the first tier
 * @param laterTries what follows the first tries of the profit lock
 * @param lockEnd what ends its retries besides success and an exit
 * @param lockPartial what a partly filled profit lock means
 * @param restingLock what an exit does with a resting profit lock
 * @param walkBooks which books the execution of an exit works on
 * @param balanceErrors what a "not enough balance" answer to an exit means
 * @param booking at which price the bot books a sale
 */
public record WindowParts(
    Function<Settings, List<ExitTier>> tiers,
    LaterTries laterTries,
    LockEnd lockEnd,
    LockPartial lockPartial,
    RestingLock restingLock,
    WalkBooks walkBooks,
    BalanceErrors balanceErrors,
    Booking booking) {

  /** What follows the first tries of the profit lock. */
  public enum LaterTries {
    NONE,
    /** Endless tries at a longer interval, on the lane of PROFIT_LOCK_LATER. */
    ENDLESS
  }

  /** What ends the retries of the profit lock besides success and an exit. */
  public enum LockEnd {
    /** The end of its window: the retry compares its own window with the current one. */
    WINDOW_CHANGE,
    /** Nothing: the retry compares its window with itself. */
    NEVER
  }

  /** What a partly filled profit lock means. */
  public enum LockPartial {
    /** The filled part is sold, the rest stays watched. */
    REMAINDER_WATCHED,
    /** The whole position counts as exited; the rest is unprotected. */
    COUNTS_AS_EXIT
  }

  /** What an exit does with a resting profit lock. */
  public enum RestingLock {
    CANCELLED_FIRST,
    /** It stays, and keeps the shares reserved. */
    LEFT_RESTING
  }

  /** Which books the execution of an exit works on. */
  public enum WalkBooks {
    /** Books are fetched anew for each pass and attempt. */
    FRESH,
    /** The walk finds no market and sells nothing; FOK attempts work on the books of the trigger. */
    TRIGGER_SNAPSHOT
  }

  /** What a "not enough balance" answer to an exit means. */
  public enum BalanceErrors {
    /** Cancel what reserves the shares and try again, as often as attempts remain. */
    RETRIED,
    /** The size is halved; three in a row count as sold. */
    COUNT_AS_SOLD
  }

  /** At which price the bot books a sale. */
  public enum Booking {
    FILL_PRICE,
    /** At the best bid seen before the order was sent. */
    BID_BEFORE
  }
}
