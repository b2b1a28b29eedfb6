package dev.lockstep.forensics.extract;

/** When a scenario's books let the bot buy: what a settlement delay is counted from. */
enum Purchase {
  /** In a recording, when it was: as long before it was seen as the bot's lane was held. */
  AS_TRADED {
    @Override
    long unseenNanos(long heldNanos) {
      return heldNanos;
    }
  },
  /** In books that are rebuilt from the bot's own lines, when it was seen. */
  AS_SEEN {
    @Override
    long unseenNanos(long heldNanos) {
      return 0;
    }
  };

  /** How long the purchase went unseen, at most, if the lane was held so long until then. */
  abstract long unseenNanos(long heldNanos);
}
