package dev.lockstep.engine.spot;

import dev.lockstep.bot.port.RandomSource;

/**
 * What UP is worth in a synthetic binary market, in ticks of a tenth of a cent: it wanders, some time before the end one outcome becomes clear,
 * and now and then what was clear is not. On the coarse grid of ten ticks.
 */
final class BinaryWalk {
  static final int UNIT = 1_000;
  private static final int GRID = 10;
  private static final int CLEAR_TICKS = 985;
  private final RandomSource random;
  private int ticks = UNIT / 2;
  private int target;
  private long clearNanos;
  private long turnNanos;
  private int turned;

  BinaryWalk(RandomSource random) {
    this.random = random;
  }

  /** A market begins that ends at a time. */
  void open(long endNanos) {
    ticks = 400 + (int) random.nextLong(200);
    boolean up = random.nextLong(2) == 0;
    target = up ? CLEAR_TICKS : UNIT - CLEAR_TICKS;
    clearNanos = endNanos - (20 + random.nextLong(60)) * SpotUnits.SECOND;
    boolean turns = random.nextLong(100) < 45;
    turnNanos = turns ? endNanos - (3 + random.nextLong(40)) * SpotUnits.SECOND : Long.MAX_VALUE;
    turned = up ? 100 + (int) random.nextLong(600) : UNIT - 100 - (int) random.nextLong(600);
  }

  /** One step; {@code push} ticks come on top. */
  void step(long nowNanos, long push) {
    int aim = nowNanos >= turnNanos ? turned : nowNanos >= clearNanos ? target : ticks;
    int pull = nowNanos >= clearNanos ? (aim - ticks) / 2 : 0;
    long noise = random.nextLong(2 * GRID + 1) - GRID;
    ticks = (int) Math.max(GRID, Math.min(UNIT - GRID, ticks + pull + noise + push));
  }

  /** Best bid of UP; 0 where there is none. */
  int bidTicks() {
    return ticks / GRID * GRID - GRID;
  }

  /** Best ask of UP; {@link #UNIT} where there is none. */
  int askTicks() {
    return ticks / GRID * GRID + GRID;
  }

  boolean upWins() {
    return ticks >= UNIT / 2;
  }
}
