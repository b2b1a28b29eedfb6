package dev.lockstep.engine.spot;

import dev.lockstep.datasets.scenario.SwarmFaultKind;

/** Writes the stream's texts, and spoils them where a fault wants it: a spoilt field stands for any field. */
final class Texts {
  private static final String[] RUBBISH = {
    "NaN", "Infinity", "-Infinity", "0", "-5.00", "1e300", "1E5", "", "0x10", "999999999999999999999", "1.000000000001", "abc", "null", "+1.00"
  };
  private static final int SCALES = 4;
  private final ActiveFaults faults;
  private final StringBuilder out = new StringBuilder(256);

  /** A text, and whether it says what the venue meant. */
  record Text(String text, boolean intact) {}

  Texts(ActiveFaults faults) {
    this.faults = faults;
  }

  String beat(long sequence, long millis) {
    return "{\"e\":\"beat\",\"q\":" + sequence + ",\"t\":" + millis + "}";
  }

  /** A quote; {@link Long#MIN_VALUE} as time: never spoilt. */
  Text top(long sequence, long millis, int bid, long bidLots, int ask, long askLots, long now) {
    boolean mayBeSpoilt = now != Long.MIN_VALUE
        && (faults.at(SwarmFaultKind.F5_BAD_VALUES, now) != null || faults.at(SwarmFaultKind.F6_BAD_BOOK, now) != null);
    if (mayBeSpoilt) return spoiltTop(sequence, millis, new String[] {price(bid), size(bidLots), price(ask), size(askLots)}, bid, ask, now);
    begin("{\"e\":\"top\",\"q\":", sequence).append(",\"t\":").append(millis).append(",\"b\":\"");
    SpotUnits.price(out, bid).append("\",\"B\":\"");
    SpotUnits.size(out, bidLots).append("\",\"a\":\"");
    SpotUnits.price(out, ask).append("\",\"A\":\"");
    return new Text(SpotUnits.size(out, askLots).append("\"}").toString(), true);
  }

  private StringBuilder begin(String head, long sequence) {
    out.setLength(0);
    return out.append(head).append(sequence);
  }

  private Text spoiltTop(long sequence, long millis, String[] fields, int bid, int ask, long now) {
    boolean spoilt = spoil(fields, bid, ask, now) || badBook(fields, now);
    String text = "{\"e\":\"top\",\"q\":" + sequence + ",\"t\":" + millis + ",\"b\":\"" + fields[0] + "\",\"B\":\"" + fields[1]
        + "\",\"a\":\"" + fields[2] + "\",\"A\":\"" + fields[3] + "\"}";
    return new Text(text, !spoilt);
  }

  private static String price(long ticks) {
    return SpotUnits.price(new StringBuilder(), ticks).toString();
  }

  private static String size(long lots) {
    return SpotUnits.size(new StringBuilder(), lots).toString();
  }

  private boolean spoil(String[] fields, int bid, int ask, long now) {
    if (!faults.strikes(SwarmFaultKind.F5_BAD_VALUES, now)) return false;
    int which = faults.draw(SwarmFaultKind.F5_BAD_VALUES, fields.length + 1);
    if (which < fields.length) {
      fields[which] = RUBBISH[faults.draw(SwarmFaultKind.F5_BAD_VALUES, RUBBISH.length)];
      return true;
    }
    // A wrong scale strikes the whole message.
    long factor = 10L << (3 * faults.draw(SwarmFaultKind.F5_BAD_VALUES, SCALES));
    boolean up = faults.draw(SwarmFaultKind.F5_BAD_VALUES, 2) == 0;
    fields[0] = price(up ? bid * factor : Math.max(1, bid / factor));
    fields[2] = price(up ? ask * factor : Math.max(2, ask / factor + 1));
    return true;
  }

  private boolean badBook(String[] fields, long now) {
    if (!faults.strikes(SwarmFaultKind.F6_BAD_BOOK, now)) return false;
    String bid = fields[0];
    switch (faults.draw(SwarmFaultKind.F6_BAD_BOOK, 5)) {
      case 0 -> {
        fields[0] = fields[2];
        fields[2] = bid;
      }
      case 1 -> fields[2] = bid;
      case 2 -> fields[0] = "";
      case 3 -> fields[2] = "";
      default -> {
        fields[0] = "";
        fields[2] = "";
      }
    }
    return true;
  }

  String candle(long sequence, long openMillis, int open, int high, int low, int close) {
    begin("{\"e\":\"kline\",\"q\":", sequence).append(",\"s\":").append(openMillis).append(",\"o\":\"");
    SpotUnits.price(out, open).append("\",\"h\":\"");
    SpotUnits.price(out, high).append("\",\"l\":\"");
    SpotUnits.price(out, low).append("\",\"c\":\"");
    return SpotUnits.price(out, close).append("\",\"v\":\"1.0000\"}").toString();
  }

  String pushedCandle(long sequence, long openMillis, int open, int high, int low, int close, long now) {
    if (!faults.strikes(SwarmFaultKind.F5_BAD_VALUES, now)) return candle(sequence, openMillis, open, high, low, close);
    String[] fields = {price(open), price(high), price(low), price(close)};
    fields[faults.draw(SwarmFaultKind.F5_BAD_VALUES, fields.length)] = RUBBISH[faults.draw(SwarmFaultKind.F5_BAD_VALUES, RUBBISH.length)];
    return "{\"e\":\"kline\",\"q\":" + sequence + ",\"s\":" + openMillis + ",\"o\":\"" + fields[0] + "\",\"h\":\"" + fields[1] + "\",\"l\":\"" + fields[2]
        + "\",\"c\":\"" + fields[3] + "\",\"v\":\"1.0000\"}";
  }
}
