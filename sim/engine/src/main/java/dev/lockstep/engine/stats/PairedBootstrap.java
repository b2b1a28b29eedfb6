package dev.lockstep.engine.stats;

import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.engine.time.SplitRandom;
import java.util.Arrays;

/**
 * How far the sum of paired differences over windows could have come out otherwise: windows are drawn with replacement 10,000 times, and
 * the middle 95 % of the sums are the interval (Efron's percentile interval). The same seed and number of windows draw the same windows, so
 * the intervals of several settings are about the same lots. It knows nothing of what the windows did not hold: where few of them differ, it
 * is too narrow, and {@link Interval#tells()} says so.
 */
public final class PairedBootstrap {
  public static final int RESAMPLES = 10_000;
  /** Of fewer differing windows an exact sign test is never sure at 5 %: with five of one sign it is at 2 in 32. */
  public static final int DIFFERING_MIN = 6;
  private static final int CUT = RESAMPLES / 40;

  private PairedBootstrap() {}

  /**
   * The sum of differences, nano-dollars, with its 95 % interval.
   *
   * @param windows pairs compared
   * @param differing pairs that differ at all
   */
  public record Interval(int windows, int differing, long sumNanoUsd, long lowNanoUsd, long highNanoUsd) {
    /** Whether the sum could as well have been zero. */
    public boolean includesZero() {
      return lowNanoUsd <= 0 && highNanoUsd >= 0;
    }

    /** Whether the sign of the difference can be told: zero lies outside, and enough windows differ for that to mean anything. */
    public boolean tells() {
      return !includesZero() && differing >= DIFFERING_MIN;
    }
  }

  /** The interval of the sum of {@code differences}, one for each window, nano-dollars. */
  public static Interval of(long[] differences, long seed) {
    long sum = 0;
    int differing = 0;
    for (long difference : differences) {
      sum = Math.addExact(sum, difference);
      if (difference != 0) differing++;
    }
    if (differing == 0) return new Interval(differences.length, 0, sum, 0, 0);
    long[] sums = resampled(differences, new SplitRandom(seed).stream("bootstrap"));
    Arrays.sort(sums);
    return new Interval(differences.length, differing, sum, sums[CUT - 1], sums[RESAMPLES - CUT]);
  }

  private static long[] resampled(long[] differences, RandomSource random) {
    long[] sums = new long[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      long sum = 0;
      for (int drawn = 0; drawn < differences.length; drawn++) {
        sum = Math.addExact(sum, differences[(int) random.nextLong(differences.length)]);
      }
      sums[i] = sum;
    }
    return sums;
  }
}
