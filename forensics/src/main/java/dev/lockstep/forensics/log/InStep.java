package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.Gaps;
import java.util.Arrays;

/**
 * Tells tracks of their lines, a stamp at a time. A bot's loop prints the same kinds of lines in every round: those that come
 * together, once with a stamp, are members, have the same gaps, and are counted once for all of them until one breaks step. What the tracks hold afterwards is what they would hold had each been told of each line; the tests demand it.
 */
final class InStep {
  private static final int ROUNDS = 16;
  private static final int KNOWN = 16;

  private final Track[] tracks;
  private final boolean allowed;
  /** Kinds seen with the present stamp, as bits; the last line of each is in the arrays below. */
  long seen;
  final int[] from;
  final int[] to;
  final long[] line;
  /** Kinds whose lines of this stamp are told at once, because they come more than once. */
  private long direct;
  private long members;
  private long formerMembers;
  private boolean fresh;
  /** Kinds that came once with each of the last stamps, those left out that had none of them. */
  private long common;
  private int rounds;
  private byte[] buffer;
  private int file;
  private long nanos;
  /** The last stamp that all members had. */
  private long memberNanos;
  private long shortOf;
  private long room;
  private int bucket;
  private final long[] counts = new long[Gaps.BUCKETS];
  private final int[] used = new int[Gaps.BUCKETS];
  private int usedCount;
  private final long[] knownGaps = new long[KNOWN];
  private final int[] knownBuckets = new int[KNOWN];

  /** @param allowed false if the tracks look at a stretch of time, which takes every line on its own */
  InStep(Track[] tracks, boolean allowed) {
    this.tracks = tracks;
    this.allowed = allowed;
    from = new int[tracks.length];
    to = new int[tracks.length];
    line = new long[tracks.length];
    Arrays.fill(knownGaps, -1);
  }

  /** Lines of a buffer begin, in the middle of a stamp perhaps: its lines are told one by one. */
  void begin(byte[] lines, int fileIndex, long time) {
    buffer = lines;
    file = fileIndex;
    nanos = time;
    seen = -1L;
    direct = -1L;
    members = 0;
    common = -1L;
    rounds = 0;
    fresh = true;
  }

  /** A line of a kind. */
  void note(int kind, int textFrom, int textTo, long number) {
    if ((seen & 1L << kind) != 0) {
      repeat(kind, textFrom, textTo, number);
      return;
    }
    seen |= 1L << kind;
    from[kind] = textFrom;
    to[kind] = textTo;
    line[kind] = number;
  }

  /** One more line of a kind that was seen with this stamp. */
  void repeat(int kind, int textFrom, int textTo, long number) {
    long bit = 1L << kind;
    if ((members & bit) != 0) disband();
    if ((direct & bit) == 0) tracks[kind].at(nanos, buffer, from[kind], to[kind], file, line[kind]);
    direct |= bit;
    tracks[kind].at(nanos, buffer, textFrom, textTo, file, number);
  }

  /** The stamp changes. */
  void turn(long time) {
    close();
    if (fresh) join(formerMembers);
    fresh = false;
    if (members != 0) {
      long gap = time - memberNanos;
      if (gap <= 0 || gap >= shortOf || room <= 0) disband();
      else bucket = bucket(gap);
    }
    nanos = time;
    seen = 0;
    direct = 0;
  }

  /** The lines of the buffer end. */
  void end() {
    if (members != 0) {
      formerMembers = members;
      disband();
    }
    single(seen & ~direct);
  }

  private void close() {
    if (fresh) return;
    long once = seen & ~direct;
    boolean away = (seen & members) == 0;
    if (!away && (members & ~once) != 0) disband();
    single(once & ~members);
    if (members != 0 && !away) {
      if (counts[bucket]++ == 0) used[usedCount++] = bucket;
      room--;
      memberNanos = nanos;
    }
    rounds++;
    if ((once & common) == 0) return;
    common &= once;
    if (rounds < ROUNDS) return;
    if ((common & ~members) != 0) {
      long all = members | common;
      settle();
      join(all);
    }
    rounds = 0;
    common = -1L;
  }

  private void single(long kinds) {
    for (long rest = kinds; rest != 0; rest &= rest - 1) {
      int kind = Long.numberOfTrailingZeros(rest);
      tracks[kind].at(nanos, buffer, from[kind], to[kind], file, line[kind]);
    }
  }

  /** Takes those kinds as members that had their last line at the same time. */
  private void join(long kinds) {
    members = 0;
    if (!allowed) return;
    room = Long.MAX_VALUE;
    shortOf = Long.MAX_VALUE;
    for (long rest = kinds; rest != 0; rest &= rest - 1) {
      int kind = Long.numberOfTrailingZeros(rest);
      if (members == 0) memberNanos = tracks[kind].lastStamp();
      if (!tracks[kind].lastAt(memberNanos)) continue;
      members |= 1L << kind;
      room = Math.min(room, tracks[kind].room());
      shortOf = Math.min(shortOf, tracks[kind].notableNanos());
    }
  }

  /** Members are told what they have missed, and step on their own from there. */
  private void disband() {
    settle();
    members = 0;
  }

  private void settle() {
    if (usedCount == 0) return;
    for (long rest = members; rest != 0; rest &= rest - 1) {
      int kind = Long.numberOfTrailingZeros(rest);
      tracks[kind].steady(used, usedCount, counts, memberNanos, buffer, from[kind], to[kind], file, line[kind]);
    }
    for (int i = 0; i < usedCount; i++) counts[used[i]] = 0;
    usedCount = 0;
  }

  private int bucket(long gap) {
    int at = (int) (gap >>> 29) & (KNOWN - 1);
    if (knownGaps[at] != gap) {
      knownGaps[at] = gap;
      knownBuckets[at] = Gaps.bucket(gap);
    }
    return knownBuckets[at];
  }
}
