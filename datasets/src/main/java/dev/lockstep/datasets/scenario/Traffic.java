package dev.lockstep.datasets.scenario;

import java.util.Locale;

/** Kinds of calls between bot and venue that a latency or a fault can concern. */
public enum Traffic {
  /** Requests for order books. */
  BOOKS,
  /** Orders and cancels. */
  ORDERS,
  /** Questions about balance, positions, fills and orders. */
  ACCOUNT,
  /** All of them. */
  ALL;

  /** The word used in scenario files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a call of the other kind, one of the first three, is meant by this. */
  public boolean covers(Traffic call) {
    return this == ALL || this == call;
  }
}
