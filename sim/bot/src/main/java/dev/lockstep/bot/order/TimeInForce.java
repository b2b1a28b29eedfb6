package dev.lockstep.bot.order;

/** How long an order lives. */
public enum TimeInForce {
  /** Good till cancelled. */
  GTC,
  /** Good till a date. */
  GTD,
  /** Fill or kill: all at once or nothing. */
  FOK,
  /** Fill and kill: what can be had at once, the rest is dropped; elsewhere called IOC. */
  FAK
}
