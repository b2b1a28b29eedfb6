package dev.lockstep.engine.time;

import dev.lockstep.bot.port.RandomSource;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named streams of SplitMix64 (Steele, Lea, Flood 2014): integer arithmetic only, so the same on every machine. A stream's
 * seed depends on its parent's seed and its name alone, never on how many numbers were drawn elsewhere.
 */
public final class SplitRandom implements RandomSource {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private final long seed;
  private long state;
  private final Map<String, SplitRandom> streams = new TreeMap<>();

  public SplitRandom(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /** A source that goes on with the same numbers; the two do not influence each other. */
  public static RandomSource copyOf(RandomSource source) {
    if (!(source instanceof SplitRandom original)) throw new IllegalArgumentException("only a SplitRandom can be copied, not " + source);
    SplitRandom copy = new SplitRandom(original.seed);
    copy.state = original.state;
    original.streams.forEach((name, stream) -> copy.streams.put(name, (SplitRandom) copyOf(stream)));
    return copy;
  }

  @Override
  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  @Override
  public long nextLong(long bound) {
    if (bound <= 0) throw new IllegalArgumentException("bound must be positive: " + bound);
    long bits = nextLong() >>> 1;
    long value = bits % bound;
    while (bits - value + (bound - 1) < 0) {
      bits = nextLong() >>> 1;
      value = bits % bound;
    }
    return value;
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  @Override
  public RandomSource stream(String name) {
    return streams.computeIfAbsent(name, key -> new SplitRandom(mix(seed ^ hash(key))));
  }

  private static long hash(String name) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    return hash;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
