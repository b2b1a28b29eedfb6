package dev.lockstep.engine.spot;

import dev.lockstep.bot.port.RandomSource;

/** The price of the synthetic market: a random walk in whole ticks with regimes of drift, rare jumps, and a spread that now and then opens. */
final class PriceWalk {
  private static final int START_TICKS = 200_000;
  private static final int LEAST_TICKS = 20_000;
  private static final int JUMP_PER_MILLE = 4;
  private static final long CENTI_BPS = 1_000_000L;
  private final RandomSource random;
  private final int volatilityCentiBps;
  private long microTicks = START_TICKS * 1_000L;
  private long driftCentiBps;
  private int regimeSteps;
  private int bid;
  private int ask;

  PriceWalk(RandomSource random, int volatilityCentiBps) {
    this.random = random;
    this.volatilityCentiBps = volatilityCentiBps;
    quote();
  }

  /** One step; {@code pushCentiBps} comes on top. */
  void step(long pushCentiBps) {
    if (--regimeSteps <= 0) {
      regimeSteps = 20 + (int) random.nextLong(60);
      driftCentiBps = random.nextLong(volatilityCentiBps + 1L) - volatilityCentiBps / 2;
    }
    long noise = random.nextLong(2L * volatilityCentiBps + 1) + random.nextLong(2L * volatilityCentiBps + 1) - 2L * volatilityCentiBps;
    long jump = random.nextLong(1_000) < JUMP_PER_MILLE ? (random.nextLong(15_001) - 7_500) : 0;
    long change = noise + driftCentiBps + jump + pushCentiBps;
    microTicks = Math.max(LEAST_TICKS * 1_000L, microTicks + microTicks / 1_000 * change / (CENTI_BPS / 1_000));
    quote();
  }

  private void quote() {
    int middle = (int) (microTicks / 1_000);
    int half = 1 + (int) random.nextLong(6);
    if (random.nextLong(100) == 0) half *= 20;
    bid = middle - half;
    ask = middle + half;
  }

  int bidTicks() {
    return bid;
  }

  int askTicks() {
    return ask;
  }

  int middleTicks() {
    return (int) (microTicks / 1_000);
  }
}
