package dev.lockstep.cli;

import dev.lockstep.forensics.event.Gaps;
import dev.lockstep.forensics.event.Rhythm;
import dev.lockstep.forensics.event.Silence;

/**
 * The gaps of a rhythm in three figures, in nanoseconds. Median and quantile are bounds of a histogram's steps, cut at the longest gap.
 *
 * @param longestExact false where the longest gap was none of the silences that were kept, and is a bound too
 */
record GapFigures(long medianNanos, long q99Nanos, long longestNanos, boolean longestExact) {
  static GapFigures of(Rhythm rhythm) {
    long longest = 0;
    for (Silence silence : rhythm.silences()) longest = Math.max(longest, silence.nanos());
    long bound = rhythm.gaps().quantile(1);
    boolean exact = Gaps.bucket(longest) == Gaps.bucket(bound);
    if (!exact) longest = Math.max(longest, bound);
    return new GapFigures(Math.min(longest, rhythm.gaps().quantile(0.5)), Math.min(longest, rhythm.gaps().quantile(0.99)), longest, exact);
  }
}
