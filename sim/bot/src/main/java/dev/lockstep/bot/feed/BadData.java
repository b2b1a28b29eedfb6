package dev.lockstep.bot.feed;

/** Why a message, or a field of it, is not believed. */
public enum BadData {
  /** Not one flat JSON object. */
  NOT_JSON,
  /** An unknown kind of message, or a field is missing. */
  SCHEMA,
  /** NaN, infinite, empty, hexadecimal, with an exponent: nothing that a venue writes. */
  NOT_A_NUMBER,
  NOT_POSITIVE,
  /** Beyond every price or size that can be meant. */
  TOO_LARGE,
  /** Not a whole number of ticks or lots. */
  OFF_GRID,
  /** The bid is not below the ask. */
  CROSSED,
  /** A side of the book is empty. */
  ONE_SIDED,
  /** A candle whose high or low does not enclose open and close. */
  NOT_ENCLOSED,
  /** Far from the last believed price: a wrong scale, or somebody else's market. */
  WRONG_SCALE,
  /** Older than what is known, or from the future. */
  OUT_OF_ORDER,
  DUPLICATE,
  /** Too old on the venue's own clock. */
  STALE
}
