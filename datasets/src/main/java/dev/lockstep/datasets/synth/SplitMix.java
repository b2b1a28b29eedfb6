package dev.lockstep.datasets.synth;

/** SplitMix64, a small generator with a published definition; one per named purpose, so that one setting does not move another. */
final class SplitMix {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  /** The generator of one purpose of one window. */
  static SplitMix named(long seed, String window, String purpose) {
    long hash = 0xcbf29ce484222325L;
    String name = window + "/" + purpose;
    for (int i = 0; i < name.length(); i++) hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    return new SplitMix(new SplitMix(seed ^ hash).next());
  }

  long next() {
    long z = state += GAMMA;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Uniform in [0, bound). */
  long below(long bound) {
    if (bound <= 0) throw new IllegalArgumentException("bound " + bound);
    while (true) {
      long bits = next() >>> 1;
      long value = bits % bound;
      if (bits - value + (bound - 1) >= 0) return value;
    }
  }

  /** Uniform in [from, to]. */
  long between(long from, long to) {
    return from + below(to - from + 1);
  }

  /** Uniform in [0, 1) with 53 bits. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Standard normal, by the polar method over StrictMath. */
  double normal() {
    while (true) {
      double u = 2 * unit() - 1;
      double v = 2 * unit() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
    }
  }
}
