package dev.lockstep.forensics.model;

import java.util.Arrays;

/**
 * Interned call stacks by small numbers; a stack is a list of (function, place) pairs of {@link Symbols}, innermost first. Number 0
 * is the empty stack. Bounded like {@link Symbols}: past the limits a new stack becomes the one frame {@code (other)}.
 */
public final class Stacks {
  public static final int EMPTY = 0;
  /** The stack that stands for all that found no room. */
  public static final int OTHER = 1;

  public static final int COUNT_MAX = 1 << 20;
  public static final int FRAMES_MAX = 1 << 24;

  private final Symbols symbols;
  private int[] arena = new int[1 << 12];
  private int arenaEnd;
  private int[] ends = new int[1024];
  private int[] hashes = new int[1024];
  private int[] table = new int[4096];
  private int count;
  private long refused;

  public Stacks(Symbols symbols) {
    this.symbols = symbols;
    intern(new int[0], 0);
    intern(new int[] {Symbols.OTHER, Symbols.OTHER}, 2);
  }

  public Symbols symbols() {
    return symbols;
  }

  /** The number of the stack in the first {@code length} ints: function, place, function, place... */
  public int intern(int[] pairs, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ pairs[i]) * 0x9e3779b1;
      hash ^= hash >>> 15;
    }
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (hashes[id] == hash && Arrays.equals(arena, start(id), ends[id], pairs, 0, length)) {
        return id;
      }
      slot = slot + 1 & mask;
    }
    if (count >= COUNT_MAX || arenaEnd + length > FRAMES_MAX) {
      refused++;
      return OTHER;
    }
    return add(pairs, length, hash, slot);
  }

  private int add(int[] pairs, int length, int hash, int slot) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    if (arenaEnd + length > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(arena.length * 2, arenaEnd + length));
    }
    System.arraycopy(pairs, 0, arena, arenaEnd, length);
    arenaEnd += length;
    int id = count++;
    ends[id] = arenaEnd;
    hashes[id] = hash;
    table[slot] = id + 1;
    if (count * 2 > table.length) {
      int[] larger = new int[table.length * 2];
      for (int i = 0; i < count; i++) {
        int at = hashes[i] & larger.length - 1;
        while (larger[at] != 0) {
          at = at + 1 & larger.length - 1;
        }
        larger[at] = i + 1;
      }
      table = larger;
    }
    return id;
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  /** Number of frames. */
  public int depth(int stack) {
    return (ends[stack] - start(stack)) >> 1;
  }

  /** The function's number in {@link Symbols}; frame 0 is the innermost. */
  public int function(int stack, int frame) {
    return arena[start(stack) + 2 * frame];
  }

  /** The source place's number in {@link Symbols}. */
  public int place(int stack, int frame) {
    return arena[start(stack) + 2 * frame + 1];
  }

  public String functionText(int stack, int frame) {
    return symbols.text(function(stack, frame));
  }

  public String placeText(int stack, int frame) {
    return symbols.text(place(stack, frame));
  }

  public int count() {
    return count;
  }

  /** How often a new stack found no room. */
  public long refused() {
    return refused;
  }
}
