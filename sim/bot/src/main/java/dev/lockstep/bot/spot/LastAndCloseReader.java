package dev.lockstep.bot.spot;

import dev.lockstep.bot.feed.BadData;
import dev.lockstep.bot.feed.BadDataException;
import dev.lockstep.bot.feed.FeedMessage;
import dev.lockstep.bot.feed.FeedReader;
import dev.lockstep.bot.market.Instrument;

/**
 * The control for data guards, as seed 003 has it: doubles, and only the bid (as last) and the close are looked at. NaN and negative asks, highs
 * and sizes pass; a book that is crossed passes.
 */
final class LastAndCloseReader implements FeedReader {
  private static final double NANO = 1e9;
  private final Instrument instrument;
  private final boolean missingIsZero;

  LastAndCloseReader(Instrument instrument, SpotPolicies.Reading rule) {
    missingIsZero = rule == SpotPolicies.Reading.MISSING_IS_ZERO;
    this.instrument = instrument;
  }

  @Override
  public FeedMessage read(String text) throws BadDataException {
    String kind = value(text, "e");
    long sequence = (long) number(text, "q");
    if (kind.equals("beat")) return new FeedMessage.Beat(sequence, (long) number(text, "t") * 1_000_000L);
    if (kind.equals("top")) {
      double last = number(text, "b");
      if (!(last > 0) || Double.isInfinite(last)) throw new BadDataException(BadData.NOT_POSITIVE, "last");
      return new FeedMessage.Top(
          sequence, (long) number(text, "t") * 1_000_000L, ticks(last), lots(number(text, "B")), ticks(number(text, "a")), lots(number(text, "A")));
    }
    if (!kind.equals("kline")) throw new BadDataException(BadData.SCHEMA, kind);
    double close = number(text, "c");
    if (!(close > 0) || Double.isInfinite(close)) throw new BadDataException(BadData.NOT_POSITIVE, "close");
    return new FeedMessage.Candle(
        sequence, (long) number(text, "s") * 1_000_000L, ticks(number(text, "o")), ticks(number(text, "h")), ticks(number(text, "l")), ticks(close),
        lots(number(text, "v")));
  }

  private int ticks(double price) {
    return (int) Math.rint(price * NANO / instrument.tickNanoUsd());
  }

  private long lots(double size) {
    return (long) Math.rint(size * NANO / instrument.lotNanoShares());
  }

  private double number(String text, String name) throws BadDataException {
    try {
      return Double.parseDouble(value(text, name));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private String value(String text, String name) throws BadDataException {
    int at = text.indexOf("\"" + name + "\":");
    if (at < 0 && missingIsZero) return "0";
    if (at < 0) throw new BadDataException(BadData.SCHEMA, name);
    int from = at + name.length() + 3;
    boolean quoted = from < text.length() && text.charAt(from) == '"';
    if (quoted) from++;
    int end = from;
    while (end < text.length() && (quoted ? text.charAt(end) != '"' : text.charAt(end) != ',' && text.charAt(end) != '}')) end++;
    return text.substring(from, end);
  }
}
