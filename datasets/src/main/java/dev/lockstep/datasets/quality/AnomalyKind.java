package dev.lockstep.datasets.quality;

import java.util.Locale;

/** Kinds of oddities that are counted and named, never repaired silently. */
public enum AnomalyKind {
  /** More than ten seconds without a message of the market inside its window. */
  GAP("more than 10 s without a message inside the window"),
  /** A sequence number was skipped: the book is unknown until the next snapshot. */
  SEQUENCE_GAP("a sequence number was skipped; the book is unknown until the next snapshot"),
  CROSSED("best bid at or above best ask after a message"),
  ONE_SIDED("bids or asks empty after a message"),
  EMPTY_BOOK("both sides empty after a message"),
  EXCHANGE_TIME_BACK("the venue's time went back; the row keeps the time before it"),
  LOCAL_TIME_BACK("the receive time went back; the row keeps the time before it"),
  RECEIVED_BEFORE_SENT("the receive clock is behind the venue's clock"),
  NO_RECEIVE_TIME("no receive time; the venue's time stands in"),
  DUPLICATE("a message equal to an earlier one, dropped"),
  STALE_FIRST_SNAPSHOT("the first book is more than ten seconds older than its receipt"),
  TWO_TOKENS("books of both tokens in one recording; the one with more messages counts"),
  TWO_MARKETS("more than one market in one file"),
  MIRROR_MISMATCH("the two tokens' books of one instant do not mirror each other"),
  HASH_MISMATCH("a book's hash does not match its content"),
  TEXT_FRAME("a frame that is not JSON, such as PONG"),
  UNKNOWN_EVENT("an event type that has no rows in a tape"),
  BAD_LINE("a line that could not be read, left out"),
  TRUNCATED("the file ends in the middle; what came before counts"),
  DELTA_WITHOUT_BOOK("a change before the first book, left out"),
  NEGATIVE_LEVEL("a change that takes more than the level holds; the book is unknown until the next snapshot"),
  SIZE_UNKNOWN("a price without a size; 100 shares stand in"),
  LEVEL_OFF_RANGE("a level rounded to 0 or 1 by a source that shows whole cents, left out"),
  CHECKPOINT_MISMATCH("a checkpoint of the recorder differs from the rebuilt book"),
  TOUCH_MISMATCH("the best prices a message states differ from the rebuilt book"),
  DUPLICATE_RUN("another recording of the same market, not used"),
  MERGED_RUN("another recording of the same market, appended");

  private final String meaning;

  AnomalyKind(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }

  /** Name in output: {@code stale-first-snapshot}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
