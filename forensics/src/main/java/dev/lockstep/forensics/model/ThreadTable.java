package dev.lockstep.forensics.model;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * The threads of a dump in the order of the text, as columns: half a million objects would cost more than reading their text. What is
 * asked of all threads has a method here; {@link #get} makes the thread anew each time.
 */
public final class ThreadTable extends AbstractList<ThreadInfo> implements RandomAccess {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** Some rows: what they are (the number of a form, or one below zero that leads to a thread) and their numbers. */
  private static final class Rows {
    final int[] what = new int[CHUNK];
    final long[] key = new long[CHUNK];
    final long[] line = new long[CHUNK];
    final int[] stack = new int[CHUNK];
    final int[] from = new int[CHUNK];
    final int[] count = new int[CHUNK];
    final int[] extra = new int[CHUNK];
  }

  private final LongArena numbers;
  private final ThreadForms forms;
  private final List<ThreadInfo> single = new ArrayList<>();
  private final ByteArena texts = new ByteArena();
  private Rows[] chunks = new Rows[16];
  private int size;
  private long headers;

  /**
   * An empty table.
   *
   * @param numbers those of all rows, such as the arguments of Go frames
   * @param forms those that rows may have
   */
  public ThreadTable(LongArena numbers, ThreadForms forms) {
    this.numbers = numbers;
    this.forms = forms;
  }

  /** Appends a thread as it is. */
  public void append(ThreadInfo thread) {
    single.add(thread);
    append(-single.size(), 0, thread.line(), thread.stack(), thread.pointersFrom(), thread.pointersCount(), 0);
    headers += thread.headless() ? 0 : thread.count();
  }

  /**
   * Appends a thread of a form.
   *
   * @param form its number
   * @param key its number, or whatever leads its form to it
   * @param line 1-based line of its header
   * @param from where its numbers begin in the arena
   * @param count how many these are
   * @param extra the hash of its name where threads of the form are named, otherwise for its form to know
   */
  public void appendFormed(int form, long key, long line, int stack, int from, int count, int extra) {
    append(form, key, line, stack, from, count, extra);
    headers++;
  }

  private void append(int what, long key, long line, int stack, int from, int count, int extra) {
    int chunk = size >> CHUNK_BITS;
    int at = size & CHUNK - 1;
    if (at == 0) {
      chunks = chunk == chunks.length ? Arrays.copyOf(chunks, chunk * 2) : chunks;
      chunks[chunk] = new Rows();
    }
    Rows rows = chunks[chunk];
    rows.what[at] = what;
    rows.key[at] = key;
    rows.line[at] = line;
    rows.stack[at] = stack;
    rows.from[at] = from;
    rows.count[at] = count;
    rows.extra[at] = extra;
    size++;
  }

  @Override
  public ThreadInfo get(int index) {
    int what = what(index);
    return what >= 0 ? forms.get(what).thread(this, index) : single.get(-1 - what);
  }

  @Override
  public int size() {
    return size;
  }

  /** Threads whose header was read; equal goroutines of a profile count each. */
  public long headers() {
    return headers;
  }

  /** The thread's number in {@link Stacks}. */
  public int stack(int index) {
    return rows(index).stack[index & CHUNK - 1];
  }

  /** The words of its state. */
  public String state(int index) {
    int what = what(index);
    return what >= 0 ? forms.get(what).state() : single.get(-1 - what).state();
  }

  /** How many equal threads it stands for. */
  public int count(int index) {
    int what = what(index);
    return what >= 0 ? 1 : single.get(-1 - what).count();
  }

  /** The number that leads its form to it. */
  public long key(int index) {
    return rows(index).key[index & CHUNK - 1];
  }

  /** 1-based line of its header. */
  public long line(int index) {
    return rows(index).line[index & CHUNK - 1];
  }

  /** What its form wanted to know of it. */
  public int extra(int index) {
    return rows(index).extra[index & CHUNK - 1];
  }

  /** A hash of its name, 0 where it has none; equal names have equal hashes. */
  public int nameHash(int index) {
    int what = what(index);
    if (what >= 0) {
      return (forms.answers()[what] & ThreadForms.NAMED) != 0 ? extra(index) : 0;
    }
    String name = single.get(-1 - what).name();
    return name == null ? 0 : nameHash(name);
  }

  /** The hash of a name: that of its bytes as a string of characters would have it. */
  public static int nameHash(String name) {
    int hash = 0;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = hash * 31 + b;
    }
    return hash;
  }

  /** The numbers of all rows. */
  public LongArena numbers() {
    return numbers;
  }

  /** Texts that forms keep of their threads. */
  public ByteArena texts() {
    return texts;
  }

  /** The first thread from this one on of which a mark may tell that it waits for a lock; {@link #size} where there is none. */
  public int nextWaiting(int from) {
    return next(from, ThreadForms.WAITS);
  }

  /** The same for holding one; where {@link #formed}, the lock's address is among its numbers. */
  public int nextHolding(int from) {
    return next(from, ThreadForms.HOLDS);
  }

  private int next(int from, int answer) {
    byte[] answers = forms.answers();
    for (int index = from; index < size; ) {
      int[] what = chunks[index >> CHUNK_BITS].what;
      int end = Math.min(CHUNK, size - (index & -CHUNK));
      for (int at = index & CHUNK - 1; at < end; at++, index++) {
        if (what[at] < 0 || (answers[what[at]] & answer) != 0) {
          return index;
        }
      }
    }
    return size;
  }

  /** How many threads each of so many stacks has. */
  public long[] countsByStack(int stacks) {
    long[] counts = new long[stacks];
    for (int first = 0; first < size; first += CHUNK) {
      Rows rows = chunks[first >> CHUNK_BITS];
      int end = Math.min(CHUNK, size - first);
      for (int at = 0; at < end; at++) {
        counts[rows.stack[at]] += rows.what[at] >= 0 ? 1 : count(first + at);
      }
    }
    return counts;
  }

  /** True where the thread is kept by its form. */
  public boolean formed(int index) {
    return what(index) >= 0;
  }

  /** Where the thread's numbers begin in the dump's arena. */
  public int from(int index) {
    return rows(index).from[index & CHUNK - 1];
  }

  /** Where they end. */
  public int to(int index) {
    Rows rows = rows(index);
    return rows.from[index & CHUNK - 1] + rows.count[index & CHUNK - 1];
  }

  private int what(int index) {
    return rows(index).what[index & CHUNK - 1];
  }

  private Rows rows(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("thread " + index + " of " + size);
    }
    return chunks[index >> CHUNK_BITS];
  }
}
