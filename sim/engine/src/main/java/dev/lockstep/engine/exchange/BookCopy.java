package dev.lockstep.engine.exchange;

import dev.lockstep.bot.market.BookView;
import java.util.Arrays;

/** An immutable copy of a book at one moment: what the answer to a book request carries. */
public final class BookCopy implements BookView {
  private final int[] bidTicks;
  private final long[] bidLots;
  private final int[] askTicks;
  private final long[] askLots;
  private final boolean known;

  private BookCopy(int[] bidTicks, long[] bidLots, int[] askTicks, long[] askLots, boolean known) {
    this.bidTicks = bidTicks;
    this.bidLots = bidLots;
    this.askTicks = askTicks;
    this.askLots = askLots;
    this.known = known;
  }

  /** Copies what can be had: recorded depth less what our own fills have taken. */
  static BookCopy of(AvailableDepth depth, boolean known) {
    Ladder bids = Ladder.of(depth, DepthBook.BID);
    Ladder asks = Ladder.of(depth, DepthBook.ASK);
    return new BookCopy(bids.ticks, bids.lots, asks.ticks, asks.lots, known);
  }

  /** The same moment seen from the complementary token. */
  BookCopy mirrored(int ticksPerUnit) {
    return new BookCopy(complement(askTicks, ticksPerUnit), askLots, complement(bidTicks, ticksPerUnit), bidLots, known);
  }

  /** Whether the venue's book was known at that moment; if not, the levels are the last ones recorded. */
  public boolean known() {
    return known;
  }

  @Override
  public int bidLevels() {
    return bidTicks.length;
  }

  @Override
  public int askLevels() {
    return askTicks.length;
  }

  @Override
  public int bidTicks(int level) {
    return bidTicks[level];
  }

  @Override
  public long bidLots(int level) {
    return bidLots[level];
  }

  @Override
  public int askTicks(int level) {
    return askTicks[level];
  }

  @Override
  public long askLots(int level) {
    return askLots[level];
  }

  private static int[] complement(int[] ticks, int ticksPerUnit) {
    int[] mirrored = new int[ticks.length];
    for (int i = 0; i < ticks.length; i++) mirrored[i] = ticksPerUnit - ticks[i];
    return mirrored;
  }

  /** Levels of one side, best first. */
  private static final class Ladder {
    private int[] ticks = new int[16];
    private long[] lots = new long[16];

    static Ladder of(AvailableDepth depth, int side) {
      Ladder ladder = new Ladder();
      int size = 0;
      for (int price = depth.bestTicks(side); price != NONE; price = depth.nextTicks(side, price)) {
        if (size == ladder.ticks.length) {
          ladder.ticks = Arrays.copyOf(ladder.ticks, size * 2);
          ladder.lots = Arrays.copyOf(ladder.lots, size * 2);
        }
        ladder.ticks[size] = price;
        ladder.lots[size++] = depth.lotsAt(side, price);
      }
      ladder.ticks = Arrays.copyOf(ladder.ticks, size);
      ladder.lots = Arrays.copyOf(ladder.lots, size);
      return ladder;
    }
  }
}
