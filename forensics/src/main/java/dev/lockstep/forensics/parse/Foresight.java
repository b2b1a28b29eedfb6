package dev.lockstep.forensics.parse;

import java.util.Arrays;

/**
 * Guesses the next line of a stack from the lines above it, so that a stack seen before is compared with what is expected instead of
 * being cut, hashed and looked up. A guess is only the number of something remembered elsewhere; whoever asks compares the bytes, so
 * a wrong guess costs time and nothing else.
 *
 * <p>Stacks lie one behind the other on a tape of such numbers, so that following one reads memory in order; where two stacks part, a
 * table leads to the place where the other one goes on. A place on the tape therefore stands for exactly one sequence of lines.
 * Bounded: when the tape is full it is wiped.
 */
final class Foresight {
  static final int NONE = -1;
  /** Stands between two stacks on the tape, so that the first can grow only elsewhere. */
  private static final int BARRIER = -1;

  private static final int TAPE_MAX = 1 << 21;
  private static final int FORKS_MAX = 1 << 19;
  private static final int LOST = -1;
  private static final int ENDING = Integer.MIN_VALUE;

  private int[] tape = new int[1 << 12];
  private int written;
  /** Pairs of (place and number, place to go on at). */
  private long[] forks = new long[1 << 10];

  private int[] targets = new int[1 << 10];
  private int forked;
  private int at = LOST;

  /** Begins a stack. */
  void restart() {
    if (written >= TAPE_MAX || forked >= FORKS_MAX) {
      clear();
    }
    at = 0;
  }

  /** Forgets everything: needed when the numbers come to mean something else. */
  void clear() {
    written = 0;
    forked = 0;
    Arrays.fill(targets, 0);
    at = LOST;
  }

  /** What followed the last time, or {@link #NONE} (a negative number). */
  int guess() {
    return at >= 0 && at < written ? tape[at] : NONE;
  }

  /** Goes on behind the guess, which was right. */
  void follow() {
    at++;
  }

  /** Goes on behind the line with this number, 0 or more, and remembers it. */
  void step(int number) {
    at = next(number);
  }

  /** Guesses nothing and remembers nothing until the next stack begins. */
  void lose() {
    at = LOST;
  }

  /** The number remembered for a stack that ends here, or {@link #NONE}. */
  int ending() {
    if (at < 0 || at >= written) {
      return NONE;
    }
    if (tape[at] < BARRIER) {
      return tape[at] - ENDING;
    }
    int to = find(at, ENDING);
    return to > 0 ? tape[to - 1] - ENDING : NONE;
  }

  /** Remembers a number, 0 or more, for the stack that ends here. */
  void end(int number) {
    if (at >= 0 && ending() == NONE) {
      at = next(ENDING);
      if (at > 0) {
        tape[at - 1] = ENDING + number;
      }
    }
    at = LOST;
  }

  private int next(int number) {
    if (at < 0) {
      return LOST;
    }
    if (at == written) {
      return append(number);
    }
    if (tape[at] == number) {
      return at + 1;
    }
    int to = find(at, number);
    if (to > 0) {
      return to;
    }
    int from = at;
    append(BARRIER);
    int target = append(number);
    if (target > 0) {
      fork(from, number, target);
    }
    return target;
  }

  private int append(int number) {
    if (written >= TAPE_MAX) {
      return LOST;
    }
    if (written == tape.length) {
      tape = Arrays.copyOf(tape, written * 2);
    }
    tape[written++] = number;
    return written;
  }

  private static long key(int place, int number) {
    return (long) place << 32 | number & 0xffffffffL;
  }

  private int find(int place, int number) {
    return targets[slot(key(place, number))];
  }

  private int slot(long key) {
    int mask = forks.length - 1;
    int slot = (int) (key * 0x9e3779b97f4a7c15L >>> 36) & mask;
    while (targets[slot] != 0 && forks[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void fork(int place, int number, int target) {
    int slot = slot(key(place, number));
    forks[slot] = key(place, number);
    targets[slot] = target;
    if (++forked * 2 > forks.length) {
      long[] keys = forks;
      int[] old = targets;
      forks = new long[keys.length * 2];
      targets = new int[old.length * 2];
      for (int i = 0; i < keys.length; i++) {
        if (old[i] != 0) {
          int to = slot(keys[i]);
          forks[to] = keys[i];
          targets[to] = old[i];
        }
      }
    }
  }
}
