package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.Pointer;
import java.util.Arrays;

/**
 * Recognises pieces of text seen before, in one pass over their bytes: runs of fixed text with holes for what changes, such as
 * addresses. Each run is kept once; a piece is a row of runs and holes on a tape. Where two pieces part, a table leads from the place
 * on the tape and the next bytes to where the other one goes on. A place on the tape therefore stands for exactly one text before it,
 * holes apart, and the number at the end of a piece for exactly one piece. Time goes by in waiting for memory: what belongs to a piece
 * lies together on the tape. Bounded: when full everything is forgotten, and nothing more is learned where that did not help.
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
  /** Any bytes up to a quotation mark or the line's end; their count is kept, below a hash of them (0 where not all are ASCII). */
  static final int NAME = 4;
  /** At most 18 digits, hexadecimal ones, points, x and minus: a number that is not read here. */
  static final int DIGITS = 5;

  /** Nothing: the next run follows. */
  private static final int NOTHING = 7;

  private static final int PLACE_BITS = 22;
  private static final int TAPE_MAX = 1 << PLACE_BITS;
  /** Numbers that the caller may keep with a piece. */
  static final int NOTES = 3;

  /** What a piece takes on the tape beside its runs: where it parts, its end and its notes. */
  private static final int AROUND_PIECE = 2 + 2 + NOTES;

  private static final int PIECE_MAX = 1 << 16;
  /** A run ends at a line's end behind this many bytes, so that lines which many pieces share are kept once. */
  private static final int RUN_MIN = 16;

  private static final int KIND_BITS = KnownRuns.SPARE_BITS;
  private static final int VALUES_MAX = 256;
  private static final int POINTERS_MAX = 4096;
  private static final int DIGITS_MAX = 18;
  private static final int HOLES_MAX = 4096;
  /** By so many bytes pieces are told from each other where they part. */
  private static final int WINDOW = 8;

  /** Below so many bytes a loop is faster than the library. */
  private static final int SHORT = 8;

  /** In place of the number of a piece that turned out not to mean what it seemed to. */
  private static final int DEAD = (1 << 28) - 1;

  private static final byte[] KINDS = ArgumentBytes.table();

  private final KnownRuns runs = new KnownRuns();
  /**
   * A run and what follows it: a hole's kind; or {@link #END} and the piece's number, behind which its notes stand. In front of where a
   * piece goes on for itself stands where it parted from the others: the place and the byte of its run, and a hash of the bytes instead.
   */
  private int[] tape = new int[1 << 12];

  private int tapeEnd;
  /** Places to go on at, by the two numbers in front of them; some bits of their hash above. */
  private int[] forks = new int[1 << 11];

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
  private int ended;
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
    byte[] text = runs.text();
    int at = from;
    int place = 0;
    int done = 0;
    while (place < tapeEnd) {
      int entry = tape[place];
      int kind = entry & (1 << KIND_BITS) - 1;
      if (kind == END) {
        next = at;
        ended = place;
        hits++;
        return entry >>> KIND_BITS == DEAD ? UNKNOWN : entry >>> KIND_BITS;
      }
      int start = KnownRuns.start(entry) + done;
      int length = KnownRuns.length(entry) - done;
      int same = same(text, start, length, b, at, to);
      if (same < length) {
        at += same;
        done += same;
        long window = window(b, at, to);
        if (window < 0) {
          return HUNGRY;
        }
        int target = target(place << KnownRuns.LENGTH_BITS | done, (int) window);
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

  /** How many bytes of the text and the range are the same: {@code length}, or fewer where they part or the range ends. */
  private static int same(byte[] text, int start, int length, byte[] b, int at, int to) {
    int end = Math.min(length, to - at);
    if (end < SHORT) {
      int i = 0;
      while (i < end && text[start + i] == b[at + i]) {
        i++;
      }
      return i;
    }
    int same = Arrays.mismatch(text, start, start + end, b, at, at + end);
    return same < 0 ? end : same;
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
    int hash = 0;
    int seen = 0;
    while (i < to && b[i] != '"' && b[i] != '\n') {
      byte c = b[i++];
      seen |= c;
      hash = hash * 31 + c;
    }
    return i == to ? HUNGRY : keep((seen < 0 ? 0L : (long) hash << 32) | i - from) ? i : UNKNOWN;
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

  /** A number that the caller keeps with the piece just recognised or learned. */
  int note(int which) {
    return tape[ended + 1 + which];
  }

  void note(int which, int value) {
    tape[ended + 1 + which] = value;
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
    runs.clear();
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
    if (givenUp || to - from > PIECE_MAX || holes.end > 3 * HOLES_MAX || !room(to - from, holes.end / 3)) {
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
      append(lostPlace << KnownRuns.LENGTH_BITS | lostByte);
      append((int) window(b, lostAt, to));
      fork(tapeEnd);
    }
    for (; hole < holes.end; hole += 3) {
      runs(b, at, holes.at[hole], holes.at[hole + 2]);
      at = holes.at[hole + 1];
    }
    runs(b, at, to, NOTHING);
    append(END | pieces << KIND_BITS);
    for (int i = 0; i < NOTES; i++) {
      append(0);
    }
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
    tape[tapeEnd - 1 - NOTES] = END | DEAD << KIND_BITS;
    pieces--;
  }

  /** Forgets everything where a piece of this length may find no room; false where that has happened for nothing. */
  private boolean room(int length, int holes) {
    if (!runs.room(length, holes) || tapeEnd + length + AROUND_PIECE > TAPE_MAX) {
      givenUp = hits < pieces;
      hits = 0;
      clear();
    }
    return !givenUp;
  }

  /** The text up to a hole as runs, the last of them with what follows. */
  private void runs(byte[] b, int from, int to, int kind) {
    int start = from;
    while (true) {
      int most = Math.min(to, start + KnownRuns.LENGTH_MAX);
      int newline = Bytes.indexOf(b, Math.min(start + RUN_MIN, most), most, (byte) '\n');
      int end = newline < most ? newline + 1 : most;
      if (end == to) {
        break;
      }
      append(NOTHING | runs.add(b, start, end));
      start = end;
    }
    append(kind | runs.add(b, start, to));
  }

  private void append(int entry) {
    if (tapeEnd == tape.length) {
      tape = Arrays.copyOf(tape, tapeEnd * 2);
    }
    tape[tapeEnd++] = entry;
  }

  /**
   * A hash of the next bytes, up to a line's end or an opening parenthesis: behind one stand arguments, which are never the same.
   * -1 where the range ends before. A hash will do, for the bytes are compared where the search goes on.
   */
  private static long window(byte[] b, int at, int to) {
    int window = 0;
    int end = Math.min(to, at + WINDOW);
    for (int i = at; i < end; i++) {
      byte c = b[i];
      window = window * 31 + c;
      if (c == '\n' || c == '(') {
        return window & 0xffffffffL;
      }
    }
    return end < at + WINDOW ? -1 : window & 0xffffffffL;
  }

  /** Where the piece goes on that parts there with these bytes, or 0. */
  private int target(int parting, int window) {
    int[] table = forks;
    int mask = table.length - 1;
    int hash = hash(parting, window);
    int slot = hash & mask;
    while (table[slot] != 0) {
      int entry = table[slot];
      int target = entry & TAPE_MAX - 1;
      if ((entry ^ hash) >>> PLACE_BITS == 0 && tape[target - 2] == parting && tape[target - 1] == window) {
        return target;
      }
      slot = slot + 1 & mask;
    }
    return 0;
  }

  private static int hash(int parting, int window) {
    return (int) (((long) parting << 32 | window & 0xffffffffL) * 0x9e3779b97f4a7c15L >>> 32);
  }

  private void fork(int target) {
    if (++forked * 2 > forks.length) {
      int[] old = forks;
      forks = new int[old.length * 2];
      for (int entry : old) {
        if (entry != 0) {
          enter(entry & TAPE_MAX - 1);
        }
      }
    }
    enter(target);
  }

  private void enter(int target) {
    int hash = hash(tape[target - 2], tape[target - 1]);
    int slot = hash & forks.length - 1;
    while (forks[slot] != 0) {
      slot = slot + 1 & forks.length - 1;
    }
    forks[slot] = target | hash >>> PLACE_BITS << PLACE_BITS;
  }
}
