package dev.lockstep.engine.exchange;

import dev.lockstep.bot.port.RandomSource;

/** A small seeded source for tests (SplitMix64). */
public final class SeededRandom implements RandomSource {
  private final long seed;
  private long state;

  public SeededRandom(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  @Override
  public long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public long nextLong(long bound) {
    return Long.remainderUnsigned(nextLong(), bound);
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  @Override
  public RandomSource stream(String name) {
    return new SeededRandom(seed * 31 + name.hashCode());
  }
}
