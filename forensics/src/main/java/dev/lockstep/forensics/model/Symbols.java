package dev.lockstep.forensics.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Interned texts (function names, source places) by small numbers. Bounded: past {@link #BYTES_MAX} bytes or {@link #COUNT_MAX}
 * texts every new one becomes {@link #OTHER}, so that a hostile input of endless names costs fixed memory.
 */
public final class Symbols {
  /** The number of the text that stands for all that found no room. */
  public static final int OTHER = 0;

  public static final int COUNT_MAX = 1 << 20;
  public static final int BYTES_MAX = 96 << 20;
  private static final int LENGTH_MAX = 4096;

  private byte[] arena = new byte[1 << 16];
  private int arenaEnd;
  private int[] ends = new int[1024];
  private int[] hashes = new int[1024];
  private String[] texts = new String[1024];
  private int[] table = new int[4096];
  private int count;
  private long refused;

  public Symbols() {
    intern("(other)");
  }

  public int intern(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return intern(bytes, 0, bytes.length);
  }

  /** The number of the text in this range (its first 4 KiB); the same range of bytes always gives the same number. */
  public int intern(byte[] b, int from, int to) {
    int end = Math.min(to, from + LENGTH_MAX);
    int hash = Bytes.hash(b, from, end);
    int mask = table.length - 1;
    int slot = hash & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (hashes[id] == hash && Arrays.equals(arena, start(id), ends[id], b, from, end)) {
        return id;
      }
      slot = slot + 1 & mask;
    }
    if (count >= COUNT_MAX || arenaEnd + (end - from) > BYTES_MAX) {
      refused++;
      return OTHER;
    }
    return add(b, from, end, hash, slot);
  }

  private int add(byte[] b, int from, int to, int hash, int slot) {
    if (count == ends.length) {
      int larger = count * 2;
      ends = Arrays.copyOf(ends, larger);
      hashes = Arrays.copyOf(hashes, larger);
      texts = Arrays.copyOf(texts, larger);
    }
    int length = to - from;
    if (arenaEnd + length > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(arena.length * 2, arenaEnd + length));
    }
    System.arraycopy(b, from, arena, arenaEnd, length);
    arenaEnd += length;
    int id = count++;
    ends[id] = arenaEnd;
    hashes[id] = hash;
    table[slot] = id + 1;
    if (count * 2 > table.length) {
      rehash();
    }
    return id;
  }

  private void rehash() {
    int[] larger = new int[table.length * 2];
    int mask = larger.length - 1;
    for (int id = 0; id < count; id++) {
      int slot = hashes[id] & mask;
      while (larger[slot] != 0) {
        slot = slot + 1 & mask;
      }
      larger[slot] = id + 1;
    }
    table = larger;
  }

  private int start(int id) {
    return id == 0 ? 0 : ends[id - 1];
  }

  /** The text of this number. */
  public String text(int id) {
    String text = texts[id];
    if (text == null) {
      text = new String(arena, start(id), ends[id] - start(id), StandardCharsets.UTF_8);
      texts[id] = text;
    }
    return text;
  }

  public int count() {
    return count;
  }

  /** How often a new text found no room. */
  public long refused() {
    return refused;
  }
}
