package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.Pointer;
import java.util.Arrays;

/**
 * Recognises pieces of text seen before, in one pass over their bytes: runs of fixed text with holes for what changes, such as
 * addresses. Each run is kept once; a piece is a row of runs and holes on a tape. Where two pieces part, a table leads from the place
 * on the tape and the next bytes to where the other one goes on. A place on the tape therefore stands for exactly one text before it,
 * holes apart, and the number at the end of a piece for exactly one piece. Bounded: when full everything is forgotten, and nothing
 * more is learned where that did not help.
 */
final class KnownBlocks {
  static final int UNKNOWN = -1;
  /** The range ended before the piece did. */
  static final int HUNGRY = -2;

  /** What may stand in a hole. */
  static final int END = 0;
  /** Sixteen digits as HotSpot prints addresses; the value is kept. */
  static final int ADDRESS = 1;
  /** Digits, at most 18; the value is kept. */
  static final int DECIMAL = 2;
  /** Arguments of a Go function; those like pointers are kept. */
  static final int ARGUMENTS = 3;
  /** Any bytes up to a quotation mark or the line's end; their count is kept. */
  static final int NAME = 4;
  /** At most 18 digits, hexadecimal ones, points, x and minus: a number that is not read here. */
  static final int DIGITS = 5;

  /** Nothing: the next run follows. */
  private static final int NOTHING = 7;

  private static final int TEXT_MAX = 32 << 20;
  private static final int TAPE_MAX = 1 << 22;
  private static final int PIECE_MAX = 1 << 16;
  /** A run ends at a line's end behind this many bytes, so that lines which many pieces share are kept once. */
  private static final int RUN_MIN = 16;

  private static final int RUN_MAX = 1 << 10;
  private static final int VALUES_MAX = 256;
  private static final int POINTERS_MAX = 4096;
  private static final int DIGITS_MAX = 18;
  private static final int HOLES_MAX = 4096;
  private static final int WINDOW = 4;
  /** In place of the number of a piece that turned out not to mean what it seemed to. */
  private static final int DEAD = (1 << 28) - 1;

  private static final byte[] KINDS = ArgumentBytes.table();

  private byte[] text = new byte[1 << 16];
  private int textEnd;
  /** Start and end of each run in the text. */
  private int[] runs = new int[1 << 10];

  private int runCount;
  private int[] runsByHash = new int[1 << 10];
  /** A run and what follows it: a hole's kind; or {@link #END} and the piece's number. */
  private int[] tape = new int[1 << 12];

  private int tapeEnd;
  /** Pairs of (place on the tape, byte of its run and bytes that come instead; place to go on at). */
  private long[] forks = new long[1 << 11];

  private int forked;
  private int pieces;
  private long hits;
  private boolean givenUp;

  private final long[] values = new long[VALUES_MAX];
  private int valueCount;
  private final long[] pointers = new long[POINTERS_MAX];
  private int pointerCount;
  private int frames;
  private final int[] holeStarts = new int[HOLES_MAX];
  private int holeCount;
  private boolean stale;
  private int next;
  /** Where the piece last looked for parted from the known ones: place on the tape or -1, byte of the run there, byte of the input. */
  private int lostPlace;

  private int lostByte;
  private int lostAt;

  /** The number of the piece that begins at {@code from}, {@link #UNKNOWN} or {@link #HUNGRY}. */
  int match(byte[] b, int from, int to) {
    valueCount = 0;
    pointerCount = 0;
    frames = 0;
    holeCount = 0;
    stale = false;
    lostPlace = -1;
    int at = from;
    int place = 0;
    int done = 0;
    while (place < tapeEnd) {
      int entry = tape[place];
      int kind = entry & 7;
      if (kind == END) {
        next = at;
        hits++;
        return entry >>> 3 == DEAD ? UNKNOWN : entry >>> 3;
      }
      int run = entry >>> 3 << 1;
      int start = runs[run] + done;
      int length = runs[run + 1] - start;
      int same = Arrays.mismatch(text, start, start + length, b, at, Math.min(to, at + length));
      if (same >= 0 && same < length) {
        at += same;
        done += same;
        if (at + WINDOW > to) {
          return HUNGRY;
        }
        int target = (int) forks[slot(key(place, done, window(b, at))) + 1];
        if (target == 0) {
          lostPlace = place;
          lostByte = done;
          lostAt = at;
          return UNKNOWN;
        }
        place = target;
        continue;
      }
      at += length;
      done = 0;
      place++;
      if (kind != NOTHING) {
        if (holeCount == HOLES_MAX) {
          return UNKNOWN;
        }
        holeStarts[holeCount++] = at;
        at = kind == ARGUMENTS ? arguments(b, at, to) : hole(kind, b, at, to);
        if (at < 0) {
          return at;
        }
      }
    }
    return UNKNOWN;
  }

  private int hole(int kind, byte[] b, int at, int to) {
    return switch (kind) {
      case ADDRESS -> address(b, at, to);
      case DECIMAL -> decimal(b, at, to);
      case NAME -> name(b, at, to);
      default -> digits(b, at, to);
    };
  }

  private int arguments(byte[] b, int from, int to) {
    byte[] kinds = KINDS;
    int argument = 0;
    int i = from;
    while (i < to) {
      byte c = b[i++];
      if (c == 'x') {
        long value = 0;
        int digit = 0;
        while (i < to && (digit = kinds[b[i] & 0xff]) >= 0) {
          value = value << 4 | digit;
          i++;
        }
        boolean old = i < to && b[i] == '?';
        stale |= old;
        if (value >= Pointer.SMALLEST && value <= Pointer.LARGEST) {
          if (pointerCount == POINTERS_MAX) {
            return UNKNOWN;
          }
          pointers[pointerCount++] = Pointer.pack(value, argument, frames, old);
        }
        argument++;
      } else if (c == ')') {
        frames++;
        return i - 1;
      } else if (kinds[c & 0xff] == -2) {
        return UNKNOWN;
      }
    }
    return HUNGRY;
  }

  private int address(byte[] b, int from, int to) {
    if (from + 16 > to) {
      return HUNGRY;
    }
    long value = 0;
    for (int i = from; i < from + 16; i++) {
      byte c = b[i];
      int digit = KINDS[c & 0xff];
      if (digit < 0 || c >= 'A' && c <= 'F') {
        return UNKNOWN;
      }
      value = value << 4 | digit;
    }
    return value >= 0 && keep(value) ? from + 16 : UNKNOWN;
  }

  private int decimal(byte[] b, int from, int to) {
    long value = 0;
    int i = from;
    while (i < to && b[i] >= '0' && b[i] <= '9' && i - from < 18) {
      value = value * 10 + b[i++] - '0';
    }
    return i == to ? HUNGRY : i > from && keep(value) ? i : UNKNOWN;
  }

  private int digits(byte[] b, int from, int to) {
    int i = from;
    while (i < to) {
      byte c = b[i];
      if (KINDS[c & 0xff] < 0 && c != '.' && c != 'x' && c != '-') {
        return i > from && i - from <= DIGITS_MAX ? i : UNKNOWN;
      }
      i++;
    }
    return HUNGRY;
  }

  private int name(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] != '"' && b[i] != '\n') {
      i++;
    }
    return i == to ? HUNGRY : keep(i - from) ? i : UNKNOWN;
  }

  private boolean keep(long value) {
    if (valueCount == VALUES_MAX) {
      return false;
    }
    values[valueCount++] = value;
    return true;
  }

  /** Behind the piece just recognised. */
  int next() {
    return next;
  }

  int valueCount() {
    return valueCount;
  }

  /** The numbers of the holes that keep one, in order; {@link #valueCount} of them. */
  long[] values() {
    return values;
  }

  /** The number in the hole of this place among those that keep one. */
  long value(int hole) {
    return values[hole];
  }

  /** Pointers of all arguments, packed, with the number of the arguments' hole as their frame; {@link #pointerCount} of them. */
  long[] pointers() {
    return pointers;
  }

  int pointerCount() {
    return pointerCount;
  }

  /** True when an argument carried a question mark. */
  boolean stale() {
    return stale;
  }

  /** Forgets everything: needed when the numbers come to mean something else. */
  void clear() {
    textEnd = 0;
    runCount = 0;
    Arrays.fill(runsByHash, 0);
    tapeEnd = 0;
    pieces = 0;
    forked = 0;
    Arrays.fill(forks, 0);
  }

  /** Where the holes of a piece are, and what may stand in them. */
  static final class Holes {
    private int[] at = new int[64];
    private int end;

    void clear() {
      end = 0;
    }

    void add(int from, int to, int kind) {
      if (end + 3 > at.length) {
        at = Arrays.copyOf(at, at.length * 2);
      }
      at[end++] = from;
      at[end++] = to;
      at[end++] = kind;
    }
  }

  /** Remembers the piece in this range; its number, or {@link #UNKNOWN}. Numbers begin at 0, and again when all was forgotten. */
  int learn(byte[] b, int from, int to, Holes holes) {
    if (givenUp || to - from > PIECE_MAX || holes.end > 3 * HOLES_MAX || !room(to - from)) {
      return UNKNOWN;
    }
    int at = from;
    int hole = 0;
    if (tapeEnd > 0) {
      if (match(b, from, to) != UNKNOWN || lostPlace < 0) {
        return UNKNOWN;
      }
      at = lostAt - lostByte;
      while (hole < holes.end && holes.at[hole] < lostAt) {
        hole += 3;
      }
      if (hole > 0 && holes.at[hole - 2] > at) {
        return UNKNOWN;
      }
      fork(key(lostPlace, lostByte, window(b, lostAt)), tapeEnd);
    }
    for (; hole < holes.end; hole += 3) {
      runs(b, at, holes.at[hole], holes.at[hole + 2]);
      at = holes.at[hole + 1];
    }
    runs(b, at, to, NOTHING);
    append(END | pieces << 3);
    boolean right = match(b, from, to) == pieces && next == to && sameHoles(holes);
    hits--;
    pieces++;
    if (!right) {
      unlearn();
    }
    return right ? pieces - 1 : UNKNOWN;
  }

  private boolean sameHoles(Holes holes) {
    boolean same = 3 * holeCount == holes.end;
    for (int i = 0; same && i < holeCount; i++) {
      same = holeStarts[i] == holes.at[3 * i];
    }
    return same;
  }

  /** The piece learned last is not recognised any more. */
  void unlearn() {
    tape[tapeEnd - 1] = END | DEAD << 3;
    pieces--;
  }

  /** Forgets everything where a piece of this length may find no room; false where that has happened for nothing. */
  private boolean room(int length) {
    if (textEnd + length > TEXT_MAX || tapeEnd + length > TAPE_MAX) {
      givenUp = hits < pieces;
      hits = 0;
      clear();
    }
    return !givenUp;
  }

  /** The text up to a hole as runs, the last of them with what follows. */
  private void runs(byte[] b, int from, int to, int kind) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (i + 1 < to && (b[i] == '\n' && i - start >= RUN_MIN || i + 1 - start == RUN_MAX)) {
        append(NOTHING | run(b, start, i + 1) << 3);
        start = i + 1;
      }
    }
    append(kind | run(b, start, to) << 3);
  }

  private int run(byte[] b, int from, int to) {
    int mask = runsByHash.length - 1;
    int slot = Bytes.hash(b, from, to) & mask;
    while (runsByHash[slot] != 0) {
      int run = runsByHash[slot] - 1;
      if (Arrays.equals(text, runs[2 * run], runs[2 * run + 1], b, from, to)) {
        return run;
      }
      slot = slot + 1 & mask;
    }
    int length = to - from;
    if (textEnd + length > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, textEnd + length));
    }
    if (2 * runCount == runs.length) {
      runs = Arrays.copyOf(runs, runs.length * 2);
    }
    System.arraycopy(b, from, text, textEnd, length);
    runs[2 * runCount] = textEnd;
    textEnd += length;
    runs[2 * runCount + 1] = textEnd;
    runsByHash[slot] = ++runCount;
    if (2 * runCount > runsByHash.length) {
      hashAgain();
    }
    return runCount - 1;
  }

  private void hashAgain() {
    runsByHash = new int[runsByHash.length * 2];
    int mask = runsByHash.length - 1;
    for (int run = 0; run < runCount; run++) {
      int slot = Bytes.hash(text, runs[2 * run], runs[2 * run + 1]) & mask;
      while (runsByHash[slot] != 0) {
        slot = slot + 1 & mask;
      }
      runsByHash[slot] = run + 1;
    }
  }

  private void append(int entry) {
    if (tapeEnd == tape.length) {
      tape = Arrays.copyOf(tape, tapeEnd * 2);
    }
    tape[tapeEnd++] = entry;
  }

  /** The next bytes up to an opening parenthesis: behind one stand arguments, which are never the same. */
  private static int window(byte[] b, int at) {
    int window = 0;
    for (int i = at; i < at + WINDOW; i++) {
      window = window << 8 | b[i] & 0xff;
      if (b[i] == '(') {
        break;
      }
    }
    return window;
  }

  private static long key(int place, int run, int window) {
    return (long) (place << 10 | run) << 32 | window & 0xffffffffL;
  }

  private int slot(long key) {
    long[] table = forks;
    int mask = table.length - 2;
    int slot = (int) (key * 0x9e3779b97f4a7c15L >>> 36) << 1 & mask;
    while (table[slot + 1] != 0 && table[slot] != key) {
      slot = slot + 2 & mask;
    }
    return slot;
  }

  private void fork(long key, int target) {
    int slot = slot(key);
    forks[slot] = key;
    forks[slot + 1] = target;
    if (++forked * 4 > forks.length) {
      long[] old = forks;
      forks = new long[old.length * 2];
      for (int i = 0; i < old.length; i += 2) {
        if (old[i + 1] != 0) {
          int to = slot(old[i]);
          forks[to] = old[i];
          forks[to + 1] = old[i + 1];
        }
      }
    }
  }
}
