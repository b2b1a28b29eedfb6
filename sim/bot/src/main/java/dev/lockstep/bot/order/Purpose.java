package dev.lockstep.bot.order;

/** Why an order is sent. It is a digit of the order's id, so that the venue's own list tells exits from entries after a restart. */
public enum Purpose {
  /** Opens a lot and rests. */
  ENTRY,
  /** Opens a lot and takes: market-first, or the fallback after a maker attempt. */
  MARKET_ENTRY,
  /** Closes a lot, or a part of it; never more. */
  EXIT;

  /** Whether the order may only shrink what is held. */
  public boolean reducesOnly() {
    return this == EXIT;
  }
}
