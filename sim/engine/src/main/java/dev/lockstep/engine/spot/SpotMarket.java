package dev.lockstep.engine.spot;

/** Where the prices of a spot world come from. */
interface SpotMarket {
  /** Candles of before the run, so that there is something to ask for. */
  void history(SpotFeed feed, int candles);

  /** Does what happens at a time of the run; returns when something happens next. */
  long step(long now);
}
