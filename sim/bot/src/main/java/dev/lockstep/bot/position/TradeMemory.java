package dev.lockstep.bot.position;

import dev.lockstep.bot.order.Trade;
import java.util.Set;

/** How a trade that is heard of twice is known. */
public enum TradeMemory {
  /** By its id. */
  BY_TRADE_ID {
    @Override
    boolean isNew(Set<Long> applied, Trade trade) {
      return !applied.contains(trade.tradeId());
    }
  },
  /** Not at all: whatever is reported is booked. A control. */
  NONE {
    @Override
    boolean isNew(Set<Long> applied, Trade trade) {
      return true;
    }
  };

  abstract boolean isNew(Set<Long> applied, Trade trade);
}
