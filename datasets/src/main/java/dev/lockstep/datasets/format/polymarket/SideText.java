package dev.lockstep.datasets.format.polymarket;

import java.util.Arrays;

/**
 * One side of one token's book as the message before wrote it. Two books in a row are mostly the same bytes: those are compared
 * and their levels taken over; only what differs is read. It reads what {@link Cursor#level} reads, and says in
 * {@link Levels#base} from which book the new one was made and by which changes.
 */
final class SideText {
  /** Longest text remembered; the longest seen has six thousand bytes. */
  private static final int TEXT_BYTES_MAX = 1 << 16;

  private byte[] text = new byte[1 << 13];
  private int length;
  /** Where each level begins in the text. */
  private int[] starts = new int[128];
  private int[] newStarts = new int[128];
  private int[] ticks = new int[128];
  private long[] lots = new long[128];
  private int size;
  /** What {@link Levels#state} was for this text; {@link Levels#UNKNOWN} if there is none. */
  private long state;
  /** Whether prices go strictly up or strictly down and no size is 0, so that a level is known by its price. */
  private boolean regular;

  /** Reads the levels at the cursor, from the opening to the closing bracket; {@code newState} is what the book read is called. */
  void read(Cursor in, Levels out, long newState) {
    out.clear();
    in.expect('[');
    int base = in.at - 1;
    long before = regular ? state : Levels.UNKNOWN;
    state = Levels.UNKNOWN;
    if (in.peek() == ']') {
      in.at++;
      for (int i = 0; i < size; i++) out.gone(ticks[i]);
    } else {
      levels(in, out, base);
    }
    remember(in, out, base);
    if (!regular) return;
    state = newState;
    out.state = newState;
    out.base = before;
  }

  private void levels(Cursor in, Levels out, int base) {
    int old = 0;
    boolean goesOn;
    do {
      int begun = 0;
      if (old < size) {
        int from = starts[old];
        int span = Math.min(length - from, in.end - in.at);
        int same = Arrays.mismatch(text, from, from + span, in.bytes, in.at, in.at + span);
        int until = from + (same < 0 ? span : same);
        int first = old;
        old = levelAt(until, old);
        takeOver(first, old, in, out, base);
        // The last level counts as the same with the bracket behind it only.
        if (old == size) return;
        begun = until - starts[old];
      }
      start(out.size, in.at - base);
      // Most changes are of a size alone.
      if (!in.sizeOf(begun, old < size ? ticks[old] : 0, out)) in.level(out);
      out.touched(out.size - 1);
      goesOn = in.more(']');
      old = align(old, out.ticks[out.size - 1], out);
    } while (goesOn);
    for (; old < size; old++) out.gone(ticks[old]);
  }

  /** The first level, from {@code from} on, that does not end at or before a place in the text. */
  private int levelAt(int until, int from) {
    if (until == length) return size;
    int low = from;
    int high = size - 1;
    while (low < high) {
      int middle = low + high >>> 1;
      if (starts[middle + 1] <= until) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the level after this one begins; after the last one, behind the closing bracket. */
  private int startAfter(int level) {
    return level + 1 < size ? starts[level + 1] : length;
  }

  private void takeOver(int first, int last, Cursor in, Levels out, int base) {
    if (first == last) return;
    int shift = in.at - base - starts[first];
    out.addAll(ticks, lots, first, last);
    int at = out.size - (last - first);
    start(out.size - 1, 0);
    for (int i = first; i < last; i++) newStarts[at++] = starts[i] + shift;
    in.at = base + startAfter(last - 1) + shift;
  }

  private void start(int level, int at) {
    while (level >= newStarts.length) newStarts = Arrays.copyOf(newStarts, newStarts.length * 2);
    newStarts[level] = at;
  }

  /** The first old level that comes after a price that was read; those passed over are gone. */
  private int align(int from, int price, Levels out) {
    int old = from;
    boolean up = up();
    while (old < size && (up ? ticks[old] < price : ticks[old] > price)) out.gone(ticks[old++]);
    return old < size && ticks[old] == price ? old + 1 : old;
  }

  private void remember(Cursor in, Levels out, int base) {
    boolean wasUp = up();
    boolean known = size > 1;
    int bytes = in.at - base;
    if (bytes > TEXT_BYTES_MAX) {
      size = 0;
      length = 0;
      regular = false;
      return;
    }
    if (bytes > text.length) text = new byte[Math.min(TEXT_BYTES_MAX, Integer.highestOneBit(bytes) * 2)];
    System.arraycopy(in.bytes, base, text, 0, bytes);
    length = bytes;
    int[] spare = starts;
    starts = newStarts;
    newStarts = spare;
    size = out.size;
    if (ticks.length < size) {
      ticks = new int[out.ticks.length];
      lots = new long[out.ticks.length];
    }
    System.arraycopy(out.ticks, 0, ticks, 0, size);
    System.arraycopy(out.lots, 0, lots, 0, size);
    regular = regular && known && wasUp == up() ? isRegularWhereTouched(out) : isRegular();
  }

  private boolean isRegular() {
    boolean up = up();
    for (int i = 0; i < size; i++) if (!isRegular(i, up)) return false;
    return true;
  }

  /** Levels taken over from a regular side are in order among themselves. */
  private boolean isRegularWhereTouched(Levels out) {
    boolean up = up();
    for (int i = 0; i < out.touchedSize(); i++) {
      int at = out.touchedAt(i);
      if (!isRegular(at, up) || at + 1 < size && !isRegular(at + 1, up)) return false;
    }
    return true;
  }

  private boolean isRegular(int level, boolean up) {
    if (lots[level] == 0) return false;
    return level == 0 || (up ? ticks[level] > ticks[level - 1] : ticks[level] < ticks[level - 1]);
  }

  /** Whether prices rise, as bids do. */
  private boolean up() {
    return size < 2 || ticks[size - 1] > ticks[0];
  }
}
