package dev.lockstep.bot.window;

import static dev.lockstep.bot.window.Calls.call;

import dev.lockstep.bot.exit.ExitTier;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.OrderState;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.port.Account;
import dev.lockstep.bot.port.Broker;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.settings.Thresholds;
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
 * @param unstatedFills what a fill without an amount means
 * @param booking at which price the bot books a sale
 * @param heldShares what an exit takes for the number of shares it can sell
 */
public record WindowParts(
    Function<Thresholds, List<ExitTier>> tiers,
    LaterTries laterTries,
    LockEnd lockEnd,
    LockPartial lockPartial,
    RestingLock restingLock,
    WalkBooks walkBooks,
    BalanceErrors balanceErrors,
    UnstatedFills unstatedFills,
    Booking booking,
    HeldShares heldShares) {

  /** What follows the first tries of the profit lock. */
  public enum LaterTries {
    NONE(false),
    /** Endless tries at a longer interval, on the lane of PROFIT_LOCK_LATER. */
    ENDLESS(true);

    private final boolean follow;

    LaterTries(boolean follow) {
      this.follow = follow;
    }

    boolean follow() {
      return follow;
    }
  }

  /** What ends the retries of the profit lock besides success and an exit. */
  public enum LockEnd {
    /** The end of its window: the retry compares its own window with the current one. */
    WINDOW_CHANGE {
      @Override
      void windowOver(Signal lockStop) {
        lockStop.raise();
      }

      @Override
      void exitBegins(Signal lockStop) {
        lockStop.raise();
      }
    },
    /** Nothing: the retry compares its window with itself, and an exit that fails leaves it running. */
    NEVER {
      @Override
      void windowOver(Signal lockStop) {}

      @Override
      void exitBegins(Signal lockStop) {}
    };

    abstract void windowOver(Signal lockStop);

    /** Shares are about to be sold; a retry that places its order now would reserve them. */
    abstract void exitBegins(Signal lockStop);
  }

  /** What a partly filled profit lock means. */
  public enum LockPartial {
    /** The filled part is sold, the rest stays watched. */
    REMAINDER_WATCHED {
      @Override
      boolean isExit(OrderStatus lock) {
        return lock.filledLots() > 0 && lock.leavesLots() == 0;
      }
    },
    /** The whole position counts as exited; the rest is unprotected. */
    COUNTS_AS_EXIT {
      @Override
      boolean isExit(OrderStatus lock) {
        return lock.filledLots() > 0;
      }
    };

    abstract boolean isExit(OrderStatus lock);
  }

  /** What an exit does with a resting profit lock. */
  public enum RestingLock {
    CANCELLED_FIRST(true),
    /** It stays, and keeps the shares reserved. */
    LEFT_RESTING(false);

    private final boolean cancelled;

    RestingLock(boolean cancelled) {
      this.cancelled = cancelled;
    }

    boolean isCancelled() {
      return cancelled;
    }
  }

  /** Which books the execution of an exit works on. */
  public enum WalkBooks {
    /** Books are fetched anew for each pass and attempt. */
    FRESH(true),
    /** The walk finds no market and sells nothing; FOK attempts work on the books of the trigger. */
    TRIGGER_SNAPSHOT(false);

    private final boolean fetched;

    WalkBooks(boolean fetched) {
      this.fetched = fetched;
    }

    boolean areFetched() {
      return fetched;
    }
  }

  /** What a "not enough balance" answer to an exit means. */
  public enum BalanceErrors {
    /** Cancel what reserves the shares and try again, as often as attempts remain. */
    RETRIED {
      @Override
      boolean freesShares() {
        return true;
      }

      @Override
      long remaining(long lots, int inARow, long lotsPerShare) {
        return lots;
      }
    },
    /** The size is halved, below one share it is nothing; three in a row count as sold. */
    COUNT_AS_SOLD {
      @Override
      boolean freesShares() {
        return false;
      }

      @Override
      long remaining(long lots, int inARow, long lotsPerShare) {
        return inARow >= 3 || lots / 2 < lotsPerShare ? 0 : lots / 2;
      }
    };

    /** Whether open orders are cancelled before the next attempt. */
    abstract boolean freesShares();

    /** What is taken to be left to sell after so many of these errors in a row. */
    abstract long remaining(long lots, int inARow, long lotsPerShare);
  }

  /** What the answer to an exit means that calls the order filled and does not say how much. */
  public enum UnstatedFills {
    /** The order is asked for. */
    ASKED_FOR {
      @Override
      Step stated(Broker broker, OrderStatus status, Function<OrderStatus, Step> then) {
        if (status.state() != OrderState.FILLED || status.filledLots() > 0) return then.apply(status);
        return call(broker.status(status.id()), then::apply, error -> then.apply(status));
      }
    },
    /** Nothing was sold: the same shares are offered again. */
    COUNT_AS_REJECTED {
      @Override
      Step stated(Broker broker, OrderStatus status, Function<OrderStatus, Step> then) {
        return then.apply(status);
      }
    };

    /** Goes on with what the order is taken to have done. */
    abstract Step stated(Broker broker, OrderStatus status, Function<OrderStatus, Step> then);
  }

  /** At which price the bot books a sale. */
  public enum Booking {
    FILL_PRICE {
      @Override
      long tickLots(OrderStatus status, int bidBeforeTicks) {
        return status.notionalTickLots();
      }
    },
    /** At the best bid seen before the order was sent. */
    BID_BEFORE {
      @Override
      long tickLots(OrderStatus status, int bidBeforeTicks) {
        return Math.multiplyExact(bidBeforeTicks, status.filledLots());
      }
    };

    /** Proceeds as booked, in ticks times lots. */
    abstract long tickLots(OrderStatus status, int bidBeforeTicks);
  }

  /** What an exit takes for the number of shares it can sell. */
  public enum HeldShares {
    /** What the positions service says, settled or not, reserved or not; its "nothing" is not believed, because it answers late. */
    POSITIONS {
      @Override
      Reply<Long> ask(Account account, Outcome side) {
        return account.positionLots(side);
      }

      @Override
      void answer(ExitJob job, long lots) {
        if (lots > 0) job.remainingLots = lots;
      }
    },
    /** The balance that can be sold; what has not settled yet stays watched, and no order is sent for it. */
    SELLABLE_BALANCE {
      @Override
      Reply<Long> ask(Account account, Outcome side) {
        return account.balanceLots(side);
      }

      @Override
      void answer(ExitJob job, long lots) {
        job.sellable(Math.max(lots, 0));
      }
    };

    abstract Reply<Long> ask(Account account, Outcome side);

    /** Takes the answer into the job. */
    abstract void answer(ExitJob job, long lots);
  }
}
