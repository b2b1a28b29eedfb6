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
  private int[] ticks = new int[128];
  private long[] lots = new long[128];
  private int size;
  /** What {@link Levels#state} was for this text; {@link Levels#UNKNOWN} if there is none. */
  private long state;
  /** Whether prices go strictly up or strictly down and no size is 0, so that a level is known by its price. */
  private boolean regular;
  /** Set while a side is read: one that was given up in its middle leaves nothing to compare with. */
  private boolean broken;
  /** Columns of a side that is put together anew; they take the place of those above. */
  private int[] newStarts = new int[128];
  private int[] newTicks = new int[128];
  private long[] newLots = new long[128];
  private int newSize;
  /** The level before which everything is read, and where the text first differs; -1 as long as it does not. */
  private int old;
  private int changedAt;

  /** Reads the levels at the cursor, from the opening to the closing bracket; {@code newState} is what the book read is called. */
  void read(Cursor in, Levels out, long newState) {
    out.clear();
    if (broken) forget();
    broken = true;
    long before = regular ? state : Levels.UNKNOWN;
    in.expect('[');
    int base = in.at - 1;
    old = 0;
    changedAt = -1;
    if (in.peek() == ']') empty(in, out);
    else if (size == 0 || !sizes(in, out, base)) rebuild(in, out, base);
    keep(in, base);
    out.view(ticks, lots, size);
    state = regular ? newState : Levels.UNKNOWN;
    if (!regular) return;
    out.state = newState;
    out.base = before;
  }

  private void forget() {
    size = 0;
    length = 0;
    regular = false;
    state = Levels.UNKNOWN;
  }

  private void empty(Cursor in, Levels out) {
    in.at++;
    for (int i = 0; i < size; i++) out.gone(ticks[i]);
    size = 0;
    regular = true;
    changedAt = 0;
  }

  /**
   * Reads a side with the prices of the one before: sizes that differ are put in their places. False where a price comes or
   * goes: then the cursor stands at the first level that is not known, {@link #old}, and those before it are as they should be.
   */
  private boolean sizes(Cursor in, Levels out, int base) {
    boolean nothing = false;
    int shift = 0;
    while (true) {
      int from = starts[old];
      int until = sameUntil(from, in);
      int level = levelAt(until, old);
      int begins = level == size ? length : starts[level];
      if (shift != 0) for (int i = old; i < level; i++) starts[i] += shift;
      in.at = base + begins + shift;
      old = level;
      // The last level counts as the same with the bracket behind it only.
      if (level == size) break;
      if (changedAt < 0) changedAt = begins;
      if (!in.sizeOf(until - begins)) return false;
      starts[level] = begins + shift;
      lots[level] = in.lots;
      nothing |= in.lots == 0;
      out.touched(level);
      boolean goesOn = in.more(']');
      old = level + 1;
      if (!goesOn) {
        for (int i = old; i < size; i++) out.gone(ticks[i]);
        size = old;
        break;
      }
      if (old == size) return false;
      shift = in.at - base - starts[old];
    }
    regular = regular ? !nothing : isRegular();
    return true;
  }

  /** Up to where the text from a place on equals what stands at the cursor. */
  private int sameUntil(int from, Cursor in) {
    int span = Math.min(length - from, in.end - in.at);
    int same = Arrays.mismatch(text, from, from + span, in.bytes, in.at, in.at + span);
    return from + (same < 0 ? span : same);
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

  /** Reads the levels from the cursor on into columns of their own; what stood in the text before is taken over. */
  private void rebuild(Cursor in, Levels out, int base) {
    boolean wasUp = up();
    boolean known = regular && size > 1;
    room(Math.max(size, old));
    System.arraycopy(starts, 0, newStarts, 0, old);
    System.arraycopy(ticks, 0, newTicks, 0, old);
    System.arraycopy(lots, 0, newLots, 0, old);
    newSize = old;
    levels(in, out, base);
    swap();
    regular = known && wasUp == up() ? isRegularWhereTouched(out) : isRegular();
    if (changedAt < 0) changedAt = 0;
  }

  private void levels(Cursor in, Levels out, int base) {
    boolean goesOn;
    do {
      int begun = 0;
      if (old < size) {
        int until = sameUntil(starts[old], in);
        int first = old;
        old = levelAt(until, old);
        takeOver(first, in, base);
        if (old == size) return;
        begun = until - starts[old];
      }
      room(newSize + 1);
      newStarts[newSize] = in.at - base;
      if (in.sizeOf(begun)) in.ticks = ticks[old];
      else in.level();
      newTicks[newSize] = in.ticks;
      newLots[newSize] = in.lots;
      out.touched(newSize++);
      goesOn = in.more(']');
      align(in.ticks, out);
    } while (goesOn);
    for (; old < size; old++) out.gone(ticks[old]);
  }

  /** Takes over the levels from {@code first} up to {@link #old} and moves the cursor behind them. */
  private void takeOver(int first, Cursor in, int base) {
    int count = old - first;
    if (count == 0) return;
    room(newSize + count);
    int shift = in.at - base - starts[first];
    System.arraycopy(ticks, first, newTicks, newSize, count);
    System.arraycopy(lots, first, newLots, newSize, count);
    for (int i = first; i < old; i++) newStarts[newSize++] = starts[i] + shift;
    in.at = base + (old < size ? starts[old] : length) + shift;
  }

  private void room(int levels) {
    if (levels <= newTicks.length) return;
    int capacity = Math.max(levels, newTicks.length * 2);
    newStarts = Arrays.copyOf(newStarts, capacity);
    newTicks = Arrays.copyOf(newTicks, capacity);
    newLots = Arrays.copyOf(newLots, capacity);
  }

  private void swap() {
    int[] spareStarts = starts;
    int[] spareTicks = ticks;
    long[] spareLots = lots;
    starts = newStarts;
    ticks = newTicks;
    lots = newLots;
    size = newSize;
    newStarts = spareStarts;
    newTicks = spareTicks;
    newLots = spareLots;
  }

  /** Moves {@link #old} to the first level that comes after a price that was read; those passed over are gone. */
  private void align(int price, Levels out) {
    boolean up = up();
    while (old < size && (up ? ticks[old] < price : ticks[old] > price)) out.gone(ticks[old++]);
    if (old < size && ticks[old] == price) old++;
  }

  /** Keeps the text that was read for the next comparison. */
  private void keep(Cursor in, int base) {
    int bytes = in.at - base;
    if (bytes > TEXT_BYTES_MAX) {
      regular = false;
      return;
    }
    broken = false;
    length = bytes;
    if (changedAt < 0) return;
    if (bytes > text.length) text = Arrays.copyOf(text, Math.min(TEXT_BYTES_MAX, Integer.highestOneBit(bytes) * 2));
    System.arraycopy(in.bytes, base + changedAt, text, changedAt, bytes - changedAt);
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
