package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.EventKind;
import dev.lockstep.forensics.event.LogEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The newest events of a source, as the bytes of their lines in a ring; they become objects when the log has ended. The end of a
 * log is where the incident is, so beyond the limits the oldest are given up, and counted.
 */
final class EventStore {
  static final int EVENTS_MAX = 60_000;
  private static final int BYTES_MAX = 1 << 23;
  private static final int BYTES_FIRST = 1 << 16;
  /** Longer lines are read at once and kept as objects. */
  private static final int LINE_MAX = 2_048;
  /** Before each line: its rule, its time, its number, its file and where its payload begins. */
  private static final int HEAD = 32;
  private static final int LENGTHS_FIRST = 1 << 10;

  private final RuleMatcher matcher;
  private final int eventsMax;
  private byte[] ring = new byte[BYTES_FIRST];
  private final Deque<LogEvent> objects = new ArrayDeque<>();
  /** Length of each entry with its head, negative for an object; a ring of its own that is small enough to stay in the cache. */
  private int[] lengths = new int[LENGTHS_FIRST];
  private int firstLength;
  /** Where the oldest entry stands, where the next one goes, and behind which entry the ring starts over. */
  private int first;
  private int next;
  private int turn = -1;
  private int size;
  private long total;
  private boolean pendingLast;
  private byte[] pending = {};

  EventStore(RuleMatcher matcher, int eventsMax) {
    this.matcher = matcher;
    this.eventsMax = eventsMax;
  }

  /** Keeps a line: its text from {@code from}, its payload from {@code body} on, both to {@code to}. */
  void add(int rule, long time, byte[] b, int from, int body, int to, int file, long line) {
    EventRule matched = matcher.rule(rule);
    if (waitsStill(matched.kind(), b, body, to)) return;
    if (to - from > LINE_MAX) {
      object(matched, time, matched.values(b, body, to, null), Texts.line(b, from, to), file, line);
      return;
    }
    int at = entry(HEAD + to - from, rule, time, file, line, body - from);
    System.arraycopy(b, from, ring, at + HEAD, to - from);
  }

  /** Keeps a line whose payload does not stand in it as bytes; null where a run of equal lines goes on. */
  void add(int rule, Peeler line, String[] values, int file, long number) {
    EventRule matched = matcher.rule(rule);
    if (waitsStill(matched.kind(), line.body, line.bodyFrom, line.bodyTo)) return;
    object(matched, line.timeNanos, values, Texts.line(line.text, line.textFrom, line.textTo), file, number);
  }

  private void object(EventRule rule, long time, String[] values, String text, int file, long line) {
    entry(HEAD, 0, time, file, line, -1);
    objects.add(new ReadEvent(rule, time, file, line, text, values));
  }

  /** A loop that waits for an order says so in every round: of a run of equal lines the first is kept. */
  private boolean waitsStill(EventKind kind, byte[] b, int from, int to) {
    if (kind != EventKind.ORDER_PENDING) {
      pendingLast = false;
      return false;
    }
    int length = to - from;
    boolean same = pendingLast && length == pending.length && LineScanner.same(b, from, pending, length);
    if (!same) pending = Arrays.copyOfRange(b, from, to);
    pendingLast = true;
    return same;
  }

  private int entry(int length, int rule, long time, int file, long line, int body) {
    if (size == eventsMax) forgetOldest();
    int at = room(length);
    if (size == lengths.length) moreLengths();
    lengths[firstLength + size & lengths.length - 1] = body < 0 ? -length : length;
    LineScanner.put(ring, at, rule);
    LineScanner.put(ring, at + 8, time);
    LineScanner.put(ring, at + 16, line);
    LineScanner.put(ring, at + 24, (long) file << 32 | (body & 0xffffffffL));
    next = at + length;
    size++;
    total++;
    return at;
  }

  private void moreLengths() {
    int[] more = new int[lengths.length * 2];
    System.arraycopy(lengths, firstLength, more, 0, lengths.length - firstLength);
    System.arraycopy(lengths, 0, more, lengths.length - firstLength, firstLength);
    lengths = more;
    firstLength = 0;
  }

  private int room(int length) {
    while (true) {
      if (size == 0) {
        first = 0;
        next = 0;
        turn = -1;
      }
      if (turn < 0) {
        if (ring.length - next >= length) return next;
        if (ring.length < BYTES_MAX) {
          ring = Arrays.copyOf(ring, ring.length * 2);
        } else {
          turn = next;
          next = 0;
        }
      } else if (first - next >= length) {
        return next;
      } else {
        forgetOldest();
      }
    }
  }

  private void forgetOldest() {
    int length = lengths[firstLength];
    if (length < 0) objects.remove();
    firstLength = firstLength + 1 & lengths.length - 1;
    first += Math.abs(length);
    size--;
    if (first != turn) return;
    first = 0;
    turn = -1;
  }

  /** Events seen, kept or not. */
  long total() {
    return total;
  }

  /** Events given up. */
  long dropped() {
    return total - size;
  }

  /** The kept events, the oldest first. */
  List<LogEvent> events() {
    List<LogEvent> events = new ArrayList<>(size);
    int at = first;
    for (int i = 0; i < size; i++) {
      int length = lengths[firstLength + i & lengths.length - 1];
      events.add(length < 0 ? objects.remove() : event(at, length));
      at += Math.abs(length);
      if (at == turn) at = 0;
    }
    return events;
  }

  private LogEvent event(int at, int length) {
    EventRule rule = matcher.rule((int) LineScanner.eight(ring, at));
    long place = LineScanner.eight(ring, at + 24);
    int from = at + HEAD;
    int to = at + length;
    return new KeptEvent(
        rule, LineScanner.eight(ring, at + 8), (int) (place >>> 32), LineScanner.eight(ring, at + 16), ring, from, from + (int) place, to);
  }
}
