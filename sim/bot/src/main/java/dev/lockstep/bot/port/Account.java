package dev.lockstep.bot.port;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.ClientOrderId;

/** What the venue says we own. Position and sellable balance differ until a purchase has settled. */
public interface Account {
  /** Shares held, in lots, as the positions service reports them. */
  Reply<Long> positionLots(Outcome outcome);

  /** Shares that can be sold now, in lots: what has settled and is not reserved. */
  Reply<Long> balanceLots(Outcome outcome);

  /** Asks the venue to read the balance from the chain again; answers whether it accepted. */
  Reply<Boolean> refreshBalance(Outcome outcome);

  /** Average price of an order's fills, in ticks, as the trades service reports it; error if it knows none. */
  Reply<Long> fillPriceTicks(ClientOrderId id);
}
