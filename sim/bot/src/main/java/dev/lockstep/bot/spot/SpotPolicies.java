package dev.lockstep.bot.spot;

import dev.lockstep.bot.exit.LotExit;

/** What controls replace in the spot bot itself; the first constant of each is ours. */
public final class SpotPolicies {
  private SpotPolicies() {}

  /** Which fields of a message are looked at. */
  public enum Reading {
    EVERY_FIELD,
    /** Last and close only (seed 003, item 2). */
    LAST_AND_CLOSE,
    /** The same, and a field that is missing is 0 (before seed 003, item 8). */
    MISSING_IS_ZERO
  }

  /** Whether messages are judged by their neighbours. */
  public enum Neighbours {
    JUDGED,
    NOT_JUDGED
  }

  /** How old a quote may be when an entry is priced on it. */
  public enum QuoteAge {
    BOUNDED,
    UNBOUNDED,
    /** Bounded, but by the wall clock. */
    BY_WALL_CLOCK
  }

  /** What a step does with the results of entries. */
  public enum Drain {
    ALL_FIRST,
    /** The pending order is cleared when its end is heard of; a fill that is drained after that is lost (FACTS-001, c). */
    LOST_WHEN_CLEARED,
    /** One place for a result of an entry: a second one that comes before the drain vanishes (d). */
    ONE_PLACE,
    /** Whatever result comes, the pending entry is reset, a partial fill too (g). */
    RESETS_ON_ANY
  }

  /** Whether a side with a pending order may open another. */
  public enum OpensPerSide {
    ONE,
    ANY
  }

  /** What a decision without a direction means. */
  public enum Flat {
    NOTHING,
    /** Buy (f). */
    IS_BUY
  }

  /** What is spare for an entry. */
  public enum Spare {
    LESS_LOTS_AND_PENDING,
    /** The pending order is left out: of no consequence while a side has one entry. */
    LESS_LOTS,
    /** The lots are left out. */
    LESS_PENDING,
    /** All that the account holds. */
    ALL
  }

  /** When the ids of sent orders are saved. */
  public enum SaveReprice {
    AT_ONCE,
    NOT_AT_ALL
  }

  /** How much an exit closes. */
  public enum ExitSize {
    WHAT_IS_HELD,
    /** What the lot had when it was opened, also after a part of it was sold. */
    AS_OPENED
  }

  /** Whether a lot may have more than one closing order. */
  public enum ExitsPerLot {
    ONE,
    ANY
  }

  /** Where entries run while they wait. */
  public enum AfterOpening {
    GOES_ON,
    /** The step awaits a signal that nobody raises: the leaked mutex of seed 001 (a). The only unbounded await, in this control. */
    LEAKS_THE_LANE,
    /** The same after a market entry that the venue refused: the error return (b). */
    LEAKS_AFTER_ERROR
  }

  /** Whether new orders pass while the bot closes. */
  public enum Gate {
    REFUSES,
    OPEN
  }

  /** Until when exits may be sent while the bot closes. */
  public enum Drained {
    NOTHING_AFTER,
    GOES_ON
  }

  /** What a closing bot does with orders in its queue. */
  public enum CloseQueue {
    REPORTED,
    /** Dropped when the bot begins to close: neither executed nor reported (Z2). */
    FORGOTTEN
  }

  /** What a sequence gap means. */
  public enum Gap {
    RESYNC,
    IGNORED
  }

  /** What a restart does with what it finds. */
  public enum Restart {
    RECONCILES,
    /** Pending orders of the state are forgotten. */
    FORGETS_PENDING,
    /** Pending orders older than a day on the wall clock are dropped (Z7). */
    EXPIRES_BY_WALL_CLOCK,
    /** The state is believed; the venue is not asked. */
    BELIEVES_STATE
  }

  /** When the market fallback may be taken. */
  public enum Fallback {
    LATER_TICK,
    /** In the tick of the timeout, without looking at the gates again. */
    AT_ONCE,
    OFF
  }

  /** How a taking order is limited. */
  public enum Protection {
    CAPPED,
    /** Any price. */
    NONE
  }

  /** What an exception in a handler does. */
  public enum Thrown {
    SURVIVED,
    /** The loop is over, in silence. */
    ENDS_LOOP
  }

  /** What follows when a position was without a price for long. */
  public enum StalePosition {
    /** An alarm, and it is closed on the first quote that is believed. */
    CLOSED,
    /** Its stops are looked at again, as if nothing had been. */
    KEPT
  }

  /** What a funding source that is missing or fails does to its task. */
  public enum Funding {
    SURVIVES,
    /** The task ends, in silence (seed 003, item 6). */
    ENDS
  }

  /** How failed exits are repeated. */
  public enum ExitRetry {
    BACKS_OFF,
    EVERY_STEP,
    GIVES_UP
  }

  /** Ids of the exits of a lot. */
  public enum ExitIds {
    FRESH,
    /** The same id again for the next try. */
    REUSED
  }

  /** What a partial exit leaves of its lot. */
  public enum PartialExit {
    SHRINKS_THE_LOT,
    COUNTS_AS_WHOLE
  }

  /** Whether a rest that is too small to trade is sent. */
  public enum Smallest {
    CHECKED,
    IGNORED
  }

  /** How far from the own best price an entry rests. */
  public enum Offset {
    WITH_SPREAD_AND_VOLATILITY,
    /** As seed 001 was shipped: its phase 4 never was. */
    CONSTANT
  }

  /** How far a reprice may go from the first limit. */
  public enum Drift {
    BOUNDED,
    UNBOUNDED
  }

  /** Whether a side rests after a lot. */
  public enum Cooldown {
    KEPT,
    IGNORED
  }

  /** When the kill switch is read. */
  public enum SwitchRead {
    EACH_TIME,
    ONCE
  }

  /** In which order sets are saved. */
  public enum StateOrder {
    AS_HAPPENED,
    /** As a hash table has it (Z11). */
    HASHED
  }

  /** Fees in the books. */
  public enum Fees {
    BOOKED,
    FORGOTTEN
  }

  /** Whether an entry or exit changes the state that is saved. */
  public enum SaveFills {
    SAVED,
    NOT_SAVED
  }

  /** What failing saves do to entries. */
  public enum FailedSaves {
    STOP_ENTRIES,
    IGNORED
  }

  /** How exits are looked at. */
  public enum Exits {
    BEFORE_ENTRIES,
    /** Not while an entry is pending. */
    NOT_WHILE_PENDING
  }

  /** What is done with the connection when the bot is down. */
  public enum LinkAtClose {
    CLOSED,
    LEFT_OPEN
  }

  /** Which triggers of an exit are heeded. */
  public enum Triggers {
    ALL(null),
    NO_TAKE(LotExit.Reason.TAKE),
    NO_TRAIL(LotExit.Reason.TRAIL),
    NO_BARS(LotExit.Reason.BARS);

    private final LotExit.Reason left;

    Triggers(LotExit.Reason left) {
      this.left = left;
    }

    /** The reason to close a lot, or null. */
    LotExit.Reason of(LotExit.Reason reason) {
      return reason == left ? null : reason;
    }
  }

  /** How exceptions of one place count against the budget. */
  public enum ErrorCount {
    EPISODES,
    /** Each one (seed 003, item 3): the budget is spent by one defect that lasts. */
    EACH
  }

  /** What is written of an exception. */
  public enum ErrorEntry {
    WITH_TRACE,
    /** The message alone (before seed 003, item 15, and after it: its formatter drops the trace). */
    MESSAGE_ONLY
  }

  /** What a second request to close does. */
  public enum SecondRequest {
    IGNORED,
    /** Closing begins anew (before seed 003, item 4). */
    BEGINS_ANEW
  }

  /** Whether the closing bot waits for its last save. */
  public enum LastSave {
    AWAITED,
    /** It is cut off (before seed 003, item 10). */
    CUT_OFF
  }

  /** How many candles an entry needs. */
  public enum WarmUp {
    ALL_CANDLES,
    /** Two (seed 003, item 11). */
    TWO
  }

  /** What an exception of the journal does. */
  public enum JournalFailure {
    SURVIVED,
    /** It ends the handler that had something to say (before seed 003, item 13). */
    PROPAGATES
  }
}
