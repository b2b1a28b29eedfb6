package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.BadPrice;
import dev.lockstep.forensics.event.FrozenPrice;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.event.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Notices how long a source prints the same price. Prices are compared as bytes in place. */
final class PriceWatch {
  private static final long NOTABLE_NANOS = 10_000_000_000L;
  private static final int STRETCHES_MAX = 256;
  private static final int PRICE_MAX = 32;

  private final List<FrozenPrice> frozen = new ArrayList<>();
  private final List<BadPrice> bad = new ArrayList<>();
  private final byte[] last = new byte[PRICE_MAX];
  private final LineMemory sinceText = new LineMemory();
  private final LineMemory untilText = new LineMemory();
  private int watchedRule = -1;
  private int length;
  private long since = LogEvent.UNTIMED;
  private long until = LogEvent.UNTIMED;
  private long repeats;
  /** The last price begins as nearly all do, with a digit other than nought. */
  private boolean ordinary;
  /** A field, and whether its numbers end only where their digits do. */
  private FieldRule known;
  private boolean numbersGoOn;
  private int sinceFile;
  private long sinceLine;
  private int untilFile;
  private long untilLine;

  /** The first rule that prints a price is the one that is watched. */
  boolean watches(int rule) {
    if (watchedRule < 0) watchedRule = rule;
    return rule == watchedRule;
  }

  /**
   * Takes the price of one line.
   *
   * @param field tells where the price ends; null if that is {@code limit}
   * @param start where the price stands in {@code b}
   * @param text holds the line for evidence, from {@code from} to {@code to}
   */
  void saw(String rule, FieldRule field, byte[] b, int start, int limit, long time, byte[] text, int from, int to, int file, long number) {
    int other = field != null && start + 2 * Long.BYTES < limit ? other(field, b, start) : 0;
    if (other > 0) {
      close();
      length = other;
      ordinary = true;
      LineScanner.put(last, 0, LineScanner.eight(b, start));
      LineScanner.put(last, Long.BYTES, LineScanner.eight(b, start + Long.BYTES));
      begin(time, text, from, to, file, number);
      return;
    }
    // Most prices are the one before, or end where that ended.
    if (field != null && ordinary && start + length < limit && field.ends(b[start + length]) && LineScanner.same(b, start, last, length)) {
      again(time, text, from, to, file, number);
      return;
    }
    int end = field == null ? limit : field.end(b, start, limit);
    if (end - start > PRICE_MAX || end == start) return;
    if (b[start] < '1' || b[start] > '9') {
      suspect(rule, new String(b, start, end - start, StandardCharsets.UTF_8), time, file, number, Texts.line(text, from, to));
    }
    if (end - start == length && LineScanner.same(b, start, last, length)) {
      again(time, text, from, to, file, number);
      return;
    }
    close();
    length = end - start;
    ordinary = b[start] >= '1' && b[start] <= '9';
    System.arraycopy(b, start, last, 0, length);
    begin(time, text, from, to, file, number);
  }

  /** Length of a price that differs from the last one within eight digits and has nine to fifteen; 0 if it takes a closer look. */
  private int other(FieldRule field, byte[] b, int start) {
    long eight = LineScanner.eight(b, start);
    if (b[start] < '1' || noDigits(eight) != 0 || eight == LineScanner.eight(last, 0)) return 0;
    long end = noDigits(LineScanner.eight(b, start + Long.BYTES));
    if (end == 0) return 0;
    int count = Long.BYTES + LineScanner.place(end);
    if (field != known) {
      known = field;
      numbersGoOn = field.numbersGoOn();
    }
    return numbersGoOn && field.ends(b[start + count]) ? count : 0;
  }

  /** The lowest bit that is set stands in the first of eight bytes that is no digit and no point; 0 if there is none. Strokes count as digits. */
  private static long noDigits(long eight) {
    return (eight + (0x7F - '9') * LineScanner.ONES | eight - '.' * LineScanner.ONES) & LineScanner.TOPS;
  }

  private void begin(long time, byte[] text, int from, int to, int file, long number) {
    since = time;
    until = time;
    repeats = 1;
    sinceFile = file;
    sinceLine = number;
    sinceText.set(text, from, to);
  }

  private void again(long time, byte[] text, int from, int to, int file, long number) {
    repeats++;
    until = time;
    untilFile = file;
    untilLine = number;
    untilText.set(text, from, to);
  }

  private void suspect(String rule, String price, long time, int file, long number, String text) {
    if (bad.size() < STRETCHES_MAX && Numbers.impossiblePrice(price)) bad.add(new BadPrice(time, price, rule, file, number, text));
  }

  List<BadPrice> bad() {
    return bad;
  }

  void bufferMoves() {
    sinceText.settle();
    untilText.settle();
  }

  /** Ends the stretch at a session's end or the log's. */
  void end() {
    close();
    length = 0;
    ordinary = false;
    since = LogEvent.UNTIMED;
  }

  private void close() {
    if (since == LogEvent.UNTIMED || until - since < NOTABLE_NANOS || repeats < 3 || frozen.size() >= STRETCHES_MAX) return;
    String price = new String(last, 0, length, StandardCharsets.UTF_8);
    frozen.add(new FrozenPrice(
        since, until, price, repeats, sinceFile, sinceLine, sinceText.text(), untilFile, untilLine, untilText.text()));
  }

  List<FrozenPrice> frozen() {
    return frozen;
  }
}
