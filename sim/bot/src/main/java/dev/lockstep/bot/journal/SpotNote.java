package dev.lockstep.bot.journal;

/**
 * One thing that happened in the spot bot.
 *
 * @param nanos monotonic time
 * @param lane the lane that wrote it
 * @param id the order, intent, lot, trade or connection it is about; 0 for none
 * @param value a number that the kind explains
 * @param text may be empty
 */
public record SpotNote(Kind kind, long nanos, String lane, long id, long value, String text) {

  /** What happened; in brackets the meaning of id and value. */
  public enum Kind {
    /** A step of the main loop began (-, lots held). */
    STEP,
    /** A maker-first entry was opened (order, lots). */
    PENDING,
    /** An entry order went out anew under a new id (order, limit in ticks). */
    REPRICED,
    /** An entry's order chain ended (order, filled lots); the text is the outcome. */
    ENTRY_ENDED,
    /** A trade was applied to the books (trade, lots). */
    FILL,
    /** A lot was opened (lot, lots). */
    LOT_OPENED,
    /** A lot lost a part or all of itself (lot, lots closed); the text holds price, fees and result. */
    LOT_REDUCED,
    /** What is left of a lot is too small to sell (lot, lots). */
    DUST,
    /** An exit was decided (lot, order); the text is the reason. */
    EXIT_INTENT,
    /** An order of the execution queue reached its end (order, filled lots); the text is the end state. */
    EXECUTION_ENDED,
    /** The market fallback was armed for a side (-, side). */
    RECHECK,
    /** An entry was not opened (-, side); the text is the reason code. */
    REFUSED,
    /** A message was refused (connection, count); the text is the reason. */
    BAD_DATA,
    /** A connection was asked for (attempt, -). */
    CONNECTING,
    /** A connection stands (connection, -). */
    CONNECTED,
    /** A connection is given up or was closed (connection, -); the text is the reason. */
    DISCONNECTED,
    /** The link backs off (attempt, delay before jitter in nanoseconds). */
    BACK_OFF,
    /** Usable data has lasted: the back-off starts again from its first delay (connection, -). */
    LINK_PROVED,
    /** Candles were asked for again (-, missing candles). */
    BACKFILL,
    /** The state was handed to the store (-, number of the save). */
    SAVING,
    /** A save failed (-, failures in a row). */
    SAVE_FAILED,
    /** Something an operator must see; the text says what. */
    ALARM,
    /** A handler threw (-, how often in this episode); the text holds lane, instrument and trace. */
    ERROR,
    /** A lane was held longer than its budget (-, nanoseconds); the text is lane and task. */
    HELD,
    /** A pipeline is alive (-, how often it looked since the last one); the text is BUY, SELL or EXIT. */
    HEARTBEAT,
    /** What the venue and the state say of orders agrees: entries and exits begin (-, -). */
    READY,
    /** A funding hour began (-, rate in millionths; 0 where it is unknown); the text says what came of it. */
    FUNDING,
    /** An operator has reset a breaker; the text is its name. */
    BREAKER_RESET,
    /** Shutdown was asked for; the text is the first reason. */
    CLOSING,
    /** The bot is down (-, orders that may still rest); the text is the final report. */
    CLOSED,
    /** After a restart: an order found at the venue (order, 0 adopted, 1 cancelled, 2 foreign). */
    RECONCILED
  }
}
