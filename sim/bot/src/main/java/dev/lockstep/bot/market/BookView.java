package dev.lockstep.bot.market;

/** A read-only order book at one moment. Level 0 is the best; a side may be empty. Prices in ticks, sizes in lots. */
public interface BookView {
  /** Price meaning "no such level". */
  int NONE = -1;

  int bidLevels();

  int askLevels();

  int bidTicks(int level);

  long bidLots(int level);

  int askTicks(int level);

  long askLots(int level);

  /** Best bid in ticks, or {@link #NONE}. */
  default int bestBidTicks() {
    return bidLevels() == 0 ? NONE : bidTicks(0);
  }

  /** Best ask in ticks, or {@link #NONE}. */
  default int bestAskTicks() {
    return askLevels() == 0 ? NONE : askTicks(0);
  }
}
