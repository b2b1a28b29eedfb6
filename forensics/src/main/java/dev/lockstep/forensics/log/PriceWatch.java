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
  private int sinceFile;
  private long sinceLine;
  private int untilFile;
  private long untilLine;

  /** The first rule that prints a price is the one that is watched. */
  boolean watches(int rule) {
    if (watchedRule < 0) watchedRule = rule;
    return rule == watchedRule;
  }

  /** @param start where the price stands, if the caller knows, else -1 */
  void saw(String rule, FieldRule field, Peeler line, JsonFields json, int start, int file, long number) {
    byte[] b = line.body;
    int from;
    int to;
    int at = json != null && field.json() != null ? json.find(field.json()) : -1;
    if (at >= 0) {
      b = json.bytes();
      from = json.from(at);
      to = json.to(at);
    } else {
      from = start >= 0 ? start : field.start(b, line.bodyFrom, line.bodyTo);
      if (from < 0) return;
      to = field.end(b, from, line.bodyTo);
    }
    if (to - from > PRICE_MAX || to == from) return;
    if (b[from] < '1' || b[from] > '9') suspect(rule, new String(b, from, to - from, StandardCharsets.UTF_8), line, file, number);
    if (to - from == length && LineScanner.same(b, from, last, length)) {
      repeats++;
      until = line.timeNanos;
      untilFile = file;
      untilLine = number;
      untilText.set(line.text, line.textFrom, line.textTo);
      return;
    }
    close();
    length = to - from;
    System.arraycopy(b, from, last, 0, length);
    since = line.timeNanos;
    until = line.timeNanos;
    repeats = 1;
    sinceFile = file;
    sinceLine = number;
    sinceText.set(line.text, line.textFrom, line.textTo);
  }

  private void suspect(String rule, String price, Peeler line, int file, long number) {
    if (bad.size() >= STRETCHES_MAX || !Numbers.impossiblePrice(price)) return;
    bad.add(new BadPrice(line.timeNanos, price, rule, file, number, Texts.line(line.text, line.textFrom, line.textTo)));
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
