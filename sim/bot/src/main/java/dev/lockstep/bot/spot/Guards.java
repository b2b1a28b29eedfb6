package dev.lockstep.bot.spot;

import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.position.Closing;

/** What else may refuse an order: kill switch and breakers. Asked at every submission, never remembered. */
public interface Guards {
  /** Why an order of this purpose may not be sent now, as a reason code, or null. */
  String refusal(Purpose purpose);

  /** A part of a lot was closed. */
  default void closed(Closing closing) {}

  /** Nothing is refused. */
  Guards NONE = purpose -> null;
}
