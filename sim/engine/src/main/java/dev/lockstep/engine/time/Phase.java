package dev.lockstep.engine.time;

/** Order of events that fall on one instant. The venue acts before us, data before orders, timers last. */
public enum Phase {
  EXCHANGE_MARKET_DATA,
  EXCHANGE_ORDERS,
  BOT_MARKET_DATA,
  BOT_ORDER_EVENTS,
  TIMERS
}
