package dev.lockstep.bot.port;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.OrderStatus;

/**
 * Puts a position on at a price without going through the book, so that exits can be judged on windows in which the entry would not
 * have filled. Only a simulation can do it; live, every call answers with an error.
 */
public interface Grants {
  /** Answers the fill, net of a fee taken in shares. */
  Reply<OrderStatus> grant(Outcome outcome, long lots, int priceTicks);
}
