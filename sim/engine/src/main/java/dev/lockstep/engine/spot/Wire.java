package dev.lockstep.engine.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;

/** Everything that crosses the line between bot and world, told at the moment it does. The auditor knows nothing else of the bot but what it writes. */
interface Wire {
  /** What a request asks for, as far as rules on requests tell them apart. */
  enum Request {
    PLACE,
    CANCEL,
    ORDER,
    /** Candles, quotes, balances, lists of orders. */
    QUERY
  }

  /** What the answer to a sending says. */
  enum Told {
    REFUSED,
    ENDED,
    LIVE
  }

  void placed(OrderRequest request);

  void requested(Request kind, ClientOrderId about);

  /** The bot hears that an order's outcome is unknown to it: no answer, or none that says. */
  void unanswered(ClientOrderId id);

  /** The venue refuses an order: it will never live. */
  void refused(ClientOrderId id);

  /** The answer to a sending that says what became of it reaches the bot, so long after the sending. */
  void told(ClientOrderId id, Told what, long wayNanos);

  /** The bot hears that it must not ask for some time. */
  void toldToWait(long untilNanos);

  /** A quote reaches the bot. {@code good}: as the venue meant it, in order; {@code madeNanos}: when it was made. */
  void heard(boolean good, int bidTicks, int askTicks, long madeNanos);

  /** A text without a price reaches the bot. */
  void heardOther();

  /** The bot is told a quote because it asked for one. */
  void toldQuote(long madeNanos);

  void linkAsked();

  void linkUp();

  void linkDown();

  void wrote(SpotNote note);
}
