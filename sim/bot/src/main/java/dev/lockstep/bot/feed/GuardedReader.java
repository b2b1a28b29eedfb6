package dev.lockstep.bot.feed;

import dev.lockstep.bot.market.Instrument;
import java.util.ArrayList;
import java.util.List;

/**
 * The reader that looks at every field: number grammar, sign, size and grid of each price and size, both sides of the book, and a candle's
 * high and low. What it lets pass may still be late or out of scale; {@link DataGuard} knows the neighbours of a message, this knows it alone.
 */
public final class GuardedReader implements FeedReader {
  private static final long MILLI = 1_000_000L;
  private static final int CANDLES_MAX = 1_000;
  private final long tickNano;
  private final long lotNano;
  private final int ticksMax;
  private final long lotsMax;
  private final FlatJson json = new FlatJson();

  public GuardedReader(Instrument instrument) {
    tickNano = instrument.tickNanoUsd();
    lotNano = instrument.lotNanoShares();
    ticksMax = Integer.MAX_VALUE / 2;
    lotsMax = Long.MAX_VALUE / lotNano / 4;
  }

  @Override
  public FeedMessage read(String text) throws BadDataException {
    json.read(text);
    boolean top = json.is("e", "top");
    long sequence = json.whole("q");
    if (top) return top(sequence);
    if (json.is("e", "kline")) return candle(sequence);
    if (json.is("e", "beat")) return new FeedMessage.Beat(sequence, millis("t"));
    throw new BadDataException(BadData.SCHEMA, "unknown kind of message");
  }

  private FeedMessage top(long sequence) throws BadDataException {
    if (json.is("b", "") || json.is("a", "")) throw new BadDataException(BadData.ONE_SIDED, "an empty side");
    FeedMessage.Top top = new FeedMessage.Top(sequence, millis("t"), ticks("b"), lots("B"), ticks("a"), lots("A"));
    if (top.bidTicks() >= top.askTicks()) throw new BadDataException(BadData.CROSSED, top.bidTicks() + " is not below " + top.askTicks());
    return top;
  }

  private FeedMessage.Candle candle(long sequence) throws BadDataException {
    return enclosed(new FeedMessage.Candle(sequence, millis("s"), ticks("o"), ticks("h"), ticks("l"), ticks("c"), lots("v")));
  }

  private static FeedMessage.Candle enclosed(FeedMessage.Candle candle) throws BadDataException {
    int high = candle.highTicks();
    int low = candle.lowTicks();
    boolean open = low <= candle.openTicks() && candle.openTicks() <= high;
    boolean close = low <= candle.closeTicks() && candle.closeTicks() <= high;
    if (!open || !close) throw new BadDataException(BadData.NOT_ENCLOSED, candle.toString());
    return candle;
  }

  /** The candles of an answer to a request, oldest first: one object a line. A line that cannot be believed is left out and counted by the caller. */
  public List<FeedMessage.Candle> candles(String text, BadLines bad) {
    List<FeedMessage.Candle> candles = new ArrayList<>();
    int from = 0;
    while (from < text.length() && candles.size() < CANDLES_MAX) {
      int end = text.indexOf('\n', from);
      if (end < 0) end = text.length();
      try {
        json.read(text.substring(from, end));
        candles.add(candle(0));
      } catch (BadDataException e) {
        bad.refused(e);
      }
      from = end + 1;
    }
    return candles;
  }

  /** Hears of lines that were left out. */
  @FunctionalInterface
  public interface BadLines {
    void refused(BadDataException why);
  }

  private int ticks(String name) throws BadDataException {
    return (int) json.units(name, tickNano, ticksMax);
  }

  private long lots(String name) throws BadDataException {
    return json.units(name, lotNano, lotsMax);
  }

  private long millis(String name) throws BadDataException {
    long millis = json.whole(name);
    if (millis > Long.MAX_VALUE / MILLI) throw new BadDataException(BadData.TOO_LARGE, name + "=" + millis);
    return millis * MILLI;
  }
}
