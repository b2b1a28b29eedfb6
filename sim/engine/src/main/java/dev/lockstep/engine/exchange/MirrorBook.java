package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.BookView;

/**
 * The book of the complementary token, seen through the recorded one: there is one pool of liquidity, shown twice. A bid at p on one
 * token is an ask at 1 - p on the other, with the same size.
 */
public final class MirrorBook implements BookView {
  private final BookView book;
  private final int ticksPerUnit;

  public MirrorBook(BookView book, int ticksPerUnit) {
    this.book = book;
    this.ticksPerUnit = ticksPerUnit;
  }

  @Override
  public int bidLevels() {
    return book.askLevels();
  }

  @Override
  public int askLevels() {
    return book.bidLevels();
  }

  @Override
  public int bidTicks(int level) {
    return ticksPerUnit - book.askTicks(level);
  }

  @Override
  public long bidLots(int level) {
    return book.askLots(level);
  }

  @Override
  public int askTicks(int level) {
    return ticksPerUnit - book.bidTicks(level);
  }

  @Override
  public long askLots(int level) {
    return book.bidLots(level);
  }

  @Override
  public int bestBidTicks() {
    int ask = book.bestAskTicks();
    return ask == NONE ? NONE : ticksPerUnit - ask;
  }

  @Override
  public int bestAskTicks() {
    int bid = book.bestBidTicks();
    return bid == NONE ? NONE : ticksPerUnit - bid;
  }
}
