package dev.lockstep.bot.order;

/** Where an order stands at the venue. */
public enum OrderState {
  /** Held by a taker delay. */
  DELAYED,
  /** Resting, perhaps partly filled. */
  LIVE,
  FILLED,
  CANCELLED,
  /** Ended without being filled in full: FOK or FAK remainder, GTD expiry, resolution. */
  EXPIRED,
  REJECTED;

  public boolean ended() {
    return this != DELAYED && this != LIVE;
  }
}
