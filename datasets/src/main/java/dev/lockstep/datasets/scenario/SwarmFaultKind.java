package dev.lockstep.datasets.scenario;

/** Kinds of faults of a spot world, F1 to F31 of the reliability catalogue; F31 has a meaning in binary markets alone. In brackets: the amount. */
public enum SwarmFaultKind {
  /** The stream is up and brings nothing. */
  F1_FEED_STALL,
  /** Messages are lost (per mille). */
  F2_FEED_GAP,
  /** Messages come late and out of order (milliseconds at most). */
  F3_OUT_OF_ORDER,
  /** Messages come twice (per mille). */
  F4_DUPLICATE_DATA,
  /** A field is NaN, infinite, zero, negative, absurd or of another scale (per mille of messages). */
  F5_BAD_VALUES,
  /** The book is crossed, locked, one-sided or empty (per mille of messages). */
  F6_BAD_BOOK,
  /** The wall clock steps (seconds, signed). */
  F7_CLOCK_STEP,
  /** Requests are carried out and their answers lost (per mille). */
  F8_LOST_ANSWER,
  /** Answers come late (milliseconds at most). */
  F9_LATE_ANSWER,
  /** Fills are reported more than once. */
  F10_DUPLICATE_FILLS,
  /** The book is thin, prints are small: orders fill in parts (per mille of the usual size). */
  F11_PARTIAL_FILLS,
  /** Cancels take long to arrive, so that fills overtake them (milliseconds at most). */
  F12_CANCEL_RACE,
  /** Cancels and questions are answered with "unknown order" (per mille). */
  F13_UNKNOWN_ORDER,
  /** The venue refuses orders (per mille). */
  F14_REJECT_STORM,
  /** Too many requests, server errors, "status unknown" (per mille). */
  F15_RATE_LIMIT,
  /** What was bought can be sold only later (milliseconds). */
  F16_SETTLEMENT,
  /** The stream breaks (0 half-open, 1 closed with 1000, 2 closed with 1006, 3 accept then drop, 4 silent subscription, 5 refused). */
  F17_LINK,
  /** Questions are answered from a cache (milliseconds of age). */
  F18_STALE_ANSWERS,
  /** The process is killed and started again at the end. */
  F19_KILL,
  /** The process is killed at the next order that the venue accepts, before it can know. */
  F20_KILL_AFTER_ACCEPT,
  /** The disk fails or is slow (0 full, 1 I/O errors, 2 slow, 3 denied). */
  F21_DISK,
  /** The power is cut and comes back at the end. */
  F22_POWER_CUT,
  /** The process is killed and its state damaged before the start (0 current file, 1 all files, 2 current file, and again at the end). */
  F23_STATE_DAMAGED,
  /** Shutdown is asked for, more than once, and the bot started again at the end. */
  F24_SHUTDOWN,
  /** The kill switch is on (0 file, 1 unreadable). */
  F25_KILL_SWITCH,
  /** The price runs away (hundredths of a basis point a step, signed). */
  F26_PRICE_SHOCK,
  /** The execution queue is this short for the whole run (places). */
  F27_SHORT_QUEUE,
  /** Calls of the client libraries throw (per mille). */
  F28_THROWS,
  /** A second instance is started on the same state. */
  F29_SECOND_INSTANCE,
  /** The machine stands still. */
  F30_HOST_PAUSE,
  /** Nothing is bid or asked any more shortly before the end. */
  F31_BOOK_VANISHES
}
