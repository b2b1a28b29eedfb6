package dev.lockstep.datasets.tape;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.quality.BadData;

/**
 * Whether rows that were read can be: times from 0 that never go back on either clock, prices on the instrument's scale, sizes of 0 to
 * {@value #LOTS_MAX} lots, kinds and sides that exist. What cannot be would be a result that is wrong, or an arithmetic that breaks off.
 */
final class RowCheck {
  /** Largest size of a level: nine billion shares in millionths. More would not fit into money with the price. */
  static final long LOTS_MAX = 1L << 53;

  private static final int KINDS = RowKind.FEED;

  private final String name;
  private final int priceMax;
  private long rows;
  private long exchange;
  private long local;

  RowCheck(String name, Instrument instrument) {
    this.name = name;
    priceMax = instrument.binary() ? instrument.ticksPerUnit() : Integer.MAX_VALUE;
  }

  /** Checks rows {@code from} to {@code to} (exclusive) of a block; they follow those of the last call. */
  void rows(TapeBlock block, int from, int to) throws BadData {
    long[] exchanges = block.exchangeNanos;
    long[] locals = block.localNanos;
    long[] lots = block.lots;
    int[] prices = block.priceTicks;
    byte[] kinds = block.kind;
    byte[] sides = block.side;
    long lastExchange = exchange;
    long lastLocal = local;
    // The sign of each difference tells, without a branch.
    long wrong = 0;
    for (int i = from; i < to; i++) {
      long nowExchange = exchanges[i];
      long nowLocal = locals[i];
      wrong |= nowExchange | nowExchange - lastExchange | nowLocal | nowLocal - lastLocal | lots[i] | LOTS_MAX - lots[i];
      wrong |= (long) prices[i] | (long) priceMax - prices[i] | KINDS - 1 - (kinds[i] - 1 & 0xff) | 2 - (sides[i] + 1 & 0xff);
      lastExchange = nowExchange;
      lastLocal = nowLocal;
    }
    if (wrong < 0) throw first(block, from, to);
    exchange = lastExchange;
    local = lastLocal;
    rows += to - from;
  }

  private BadData first(TapeBlock block, int from, int to) {
    for (int i = from; i < to; i++) {
      String what = what(block, i);
      if (what != null) return new BadData(name, "row " + (rows + i - from) + ": " + what);
      exchange = block.exchangeNanos[i];
      local = block.localNanos[i];
    }
    throw new AssertionError("nothing is wrong with rows " + from + " to " + to);
  }

  private String what(TapeBlock block, int i) {
    if (block.exchangeNanos[i] < exchange) return "the venue's time goes back to " + block.exchangeNanos[i] + " from " + exchange;
    if (block.localNanos[i] < local) return "the receive time goes back to " + block.localNanos[i] + " from " + local;
    if (block.lots[i] < 0 || block.lots[i] > LOTS_MAX) return "a size of " + block.lots[i] + " lots, not within 0.." + LOTS_MAX;
    if (block.priceTicks[i] < 0 || block.priceTicks[i] > priceMax) return "a price of " + block.priceTicks[i] + " ticks, not within 0.." + priceMax;
    if (block.kind[i] < 1 || block.kind[i] > KINDS) return "kind " + block.kind[i] + " is not known";
    return block.side[i] < -1 || block.side[i] > 1 ? "side " + block.side[i] + " is neither bid nor ask" : null;
  }
}
