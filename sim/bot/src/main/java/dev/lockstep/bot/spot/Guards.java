package dev.lockstep.bot.spot;

import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.state.GuardState;
import java.util.OptionalLong;

/** What else may refuse an order: trading mode, kill switch and breakers. Asked at every submission, on the main lane; only what breakers count is remembered. */
public interface Guards {
  /** Why an order of this purpose may not be sent now, as a reason code, or null. */
  String refusal(Purpose purpose);

  /** Where figures come from; called once, before the first question. */
  default void watch(Figures figures) {}

  /** An entry that was not refused leaves. */
  default void sent() {}

  /** A trade of ours was booked, for the first and only time. */
  default void booked(Trade trade) {}

  /** The venue refused an order. */
  default void rejected() {}

  /** The venue took an entry. */
  default void accepted() {}

  /** An entry ended without a word of the venue. */
  default void unanswered() {}

  /** What must survive a restart. */
  default GuardState image() {
    return GuardState.NONE;
  }

  default void restore(GuardState kept) {}

  /** What breakers look at. */
  interface Figures {
    /** Closes of the newest candles, newest first, at most so many. */
    double[] closes(int countMax);

    /** What the account is worth at the middle of the book; empty while the book is unknown. */
    OptionalLong equityNanoUsd();
  }

  /** Nothing is refused. */
  Guards NONE = purpose -> null;
}
