package dev.lockstep.bot.guarded;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.state.GuardState;
import java.util.List;

/**
 * What a guarded window bot saves and finds again.
 *
 * @param session rises with every start, so that no order id is used twice
 * @param window the market its orders belong to
 * @param peakMicro confidence at the fill, in millionths; 0 before
 */
public record GuardedImage(long session, String window, long peakMicro, List<Known> orders, GuardState guards) {
  public GuardedImage {
    orders = List.copyOf(orders);
  }

  /**
   * An order as far as it is known.
   *
   * @param certain it has ended, and its fills are all
   * @param earlier it is of a window before this one: what it bought has been paid for
   */
  public record Known(long id, Outcome outcome, Side side, long lots, long filledLots, long notionalTickLots, boolean certain, boolean earlier) {}
}
