package dev.lockstep.forensics.event;

import java.util.Locale;

/** What an event means to the detectors. A rule file maps a bot's own wording to these; {@link #OTHER} is counted only. */
public enum EventKind {
  /** The process lives: a tick, a heartbeat. */
  HEARTBEAT,
  /** All exit triggers were looked at (a status line, a step). */
  EVALUATION,
  /** A market price was read; field {@code price}. */
  PRICE,
  /** The bot's loop said what it decided (HOLD, FLAT). */
  DECISION,
  /** An order was sent. */
  ORDER_PLACED,
  /** The venue accepted an order. */
  ORDER_ACKED,
  /** An order was replaced; fields {@code old}, {@code new}. */
  ORDER_REPRICED,
  /** An order filled, wholly or in part; {@code id}, {@code trade}, {@code qty}, {@code order_qty}. */
  ORDER_FILLED,
  /** An order ended without a further fill: cancelled, expired, timed out. */
  ORDER_ENDED,
  /** The venue or the bot refused an order. */
  ORDER_REJECTED,
  /** A fill as the venue reports it, in a source with the venue's clock. */
  VENUE_FILL,
  /** The loop reports an order it waits for. */
  ORDER_PENDING,
  /** A position was entered in the books: lot, baseline, ledger. */
  LOT_OPENED,
  /** An exit trigger fired. */
  EXIT_TRIGGERED,
  /** Selling began or went on. */
  EXIT_SENT,
  /** An exit was executed and booked. */
  EXIT_RECORDED,
  /** An exit gave up with a remainder. */
  EXIT_FAILED,
  /** A sell-side gate or pipeline was walked. */
  SELL_CHECKED,
  /** The profit lock rests, was filled or was cancelled: retries for it are over. */
  LOCK_SETTLED,
  /** A state file was written. */
  STATE_SAVED,
  /** A state file could not be written. */
  SAVE_FAILED,
  /** An attempt at something that failed before; {@code attempt}, {@code cap}, {@code window}. */
  RETRY,
  /** A connection is being opened. */
  CONNECTING,
  /** A connection is open. */
  CONNECTED,
  /** A connection was lost. */
  DISCONNECTED,
  /** The bot itself says its data are old; {@code age} in seconds. */
  STALE_DATA,
  /** A process came up. */
  SESSION_STARTED,
  /** A process went down in order. */
  SESSION_ENDED,
  /** Shutdown, kill switch or breaker: no submission may follow. */
  GATE_CLOSED,
  /** Submissions are allowed again. */
  GATE_OPENED,
  /** A new market window began; {@code window}. */
  WINDOW_STARTED,
  /** A background task reported that it lives; {@code task}. */
  TASK_BEAT,
  /** A background task failed; {@code task}. */
  TASK_FAILED,
  /** A latency was measured; {@code latency} in milliseconds. */
  LATENCY,
  /** A lane was held by one task; {@code lane}, {@code task}, {@code held} in seconds, {@code budget}. */
  LANE_HELD,
  /** The logger says that it dropped lines. */
  LOG_DROPPED,
  /** An error no rule knows better. */
  FAILURE,
  /** Counted, not judged. */
  OTHER;

  /** The name used in rule files and reports: lower case with dashes. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of a name in a rule file, or null. */
  public static EventKind of(String id) {
    for (EventKind kind : values()) if (kind.id().equals(id)) return kind;
    return null;
  }
}
