package dev.lockstep.engine.exchange;

/** An order refused on sight, in the venue's own words. */
record Refusal(int httpStatus, String text) {
  static final Refusal POST_ONLY_CROSSES = new Refusal(400, "invalid post-only order: order crosses book");
  static final Refusal FOK_KILLED =
      new Refusal(400, "order couldn't be fully filled. FOK orders are fully filled or killed.");
  static final Refusal FAK_UNMATCHED =
      new Refusal(400, "no orders found to match with FAK order. FAK orders are partially filled or killed if no match is found.");
  static final Refusal NO_ORDER_BOOK = new Refusal(404, "No orderbook exists for the requested token id");
  static final Refusal AMOUNT_PRECISION = new Refusal(400,
      "invalid amounts, the market buy orders maker amount supports a max accuracy of 2 decimals, taker amount a max of 4 decimals");
  static final Refusal EXPIRATION = new Refusal(400, "invalid expiration");
  static final String CANCEL_ENDED = "already canceled or matched";
  static final String CANCEL_HELD = "cannot cancel because the order is in pending/delayed status";
  static final String MARKET_RESOLVED = "CANCELED_MARKET_RESOLVED";

  static Refusal invalid(Object orderId, String what) {
    return new Refusal(400, "order " + orderId + " is invalid. " + what);
  }
}
