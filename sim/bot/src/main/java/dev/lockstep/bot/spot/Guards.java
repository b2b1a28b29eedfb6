package dev.lockstep.bot.spot;

import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.guard.TradingMode;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.state.GuardState;
import java.util.OptionalLong;

/** What may refuse an order besides the shutdown gate: trading mode, kill switch and breakers. Asked at every submission, on the main lane; only what breakers count is remembered. */
public interface Guards {
  /** What the operator allows. */
  TradingMode mode();

  /** Environment and file of the kill switch, read for this call. */
  KillSwitch.Reading killSwitch();

  /** Why the breakers let no entry pass now, as a reason code, or null. Exits are not asked about. */
  String entryRefusal();

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

  /** An operator has looked and lets a breaker begin anew; false if none of this name stays tripped by itself. */
  default boolean reset(String breaker) {
    return false;
  }

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
}
