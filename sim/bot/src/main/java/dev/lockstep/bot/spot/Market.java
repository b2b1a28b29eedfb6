package dev.lockstep.bot.spot;

import dev.lockstep.bot.connection.FeedClocks;
import dev.lockstep.bot.connection.LinkPolicies;
import dev.lockstep.bot.feed.BadData;
import dev.lockstep.bot.feed.BadDataException;
import dev.lockstep.bot.feed.CandleSeries;
import dev.lockstep.bot.feed.DataGuard;
import dev.lockstep.bot.feed.FeedMessage;
import dev.lockstep.bot.feed.FeedReader;
import dev.lockstep.bot.feed.GuardedReader;
import dev.lockstep.bot.journal.SpotNote;
import java.util.List;

/** What the main lane believes of the market: the last believed quote and the closed candles. After a gap in the sequence the book is unknown until a snapshot. */
final class Market {
  /** Without a snapshot for so long the pushed quotes, which are whole, must do. */
  private static final long RESYNC_NANOS_MAX = 3_000_000_000L;
  private static final long RESYNC_AGAIN_NANOS = 1_000_000_000L;
  private static final int SERIES = 120;
  /** Before the first price is believed others must agree with it: so many are asked for, because the stream may be slow. */
  private static final int WITNESSES_ASKED_MAX = 6;

  private final Core core;
  private final FeedClocks clocks;
  private final FeedReader reader;
  private final GuardedReader fetched;
  private final DataGuard guard;
  private final CandleSeries candles;
  private final SpotPolicies.Neighbours neighbours;
  private final SpotPolicies.Gap gaps;
  private final LinkPolicies.Usable usable;
  private Requests requests;
  private long connection;
  private long lastSequence = -1;
  private FeedMessage.Top top;
  private long topNanos = Long.MIN_VALUE;
  /** Least difference seen between our monotonic clock and the venue's: what exceeds it is the age of a message. */
  private long offsetNanos = Long.MAX_VALUE;
  private long unknownSinceNanos = Long.MIN_VALUE;
  private long resyncAskedNanos = Long.MIN_VALUE;
  private long firstAskedNanos = Long.MIN_VALUE;
  private long refused;
  private int witnessesAsked;

  /** What the market needs of the venue; posted to another lane. */
  interface Requests {
    void snapshot();

    void candles(long missing);

    void barClosed();
  }

  Market(Core core, FeedClocks clocks) {
    this.core = core;
    this.clocks = clocks;
    fetched = new GuardedReader(core.instrument);
    SpotPolicies.Reading reading = core.parts.get(SpotPolicies.Reading.class);
    reader = reading == SpotPolicies.Reading.EVERY_FIELD ? fetched : new LastAndCloseReader(core.instrument, reading);
    guard = new DataGuard(core.settings.jumpPerMille(), core.settings.candleNanos());
    candles = new CandleSeries(core.settings.candleNanos(), SERIES);
    neighbours = core.parts.get(SpotPolicies.Neighbours.class);
    gaps = core.parts.get(SpotPolicies.Gap.class);
    usable = core.parts.get(LinkPolicies.Usable.class);
  }

  void requests(Requests asked) {
    requests = asked;
  }

  void connected(long number) {
    connection = number;
    lastSequence = -1;
    witnessesAsked = 0;
    guard.connected();
    unknown();
  }

  void disconnected(long number) {
    if (number != connection) return;
    connection = 0;
    unknown();
  }

  private void unknown() {
    if (unknownSinceNanos == Long.MIN_VALUE) unknownSinceNanos = core.now();
    resyncAskedNanos = Long.MIN_VALUE;
    firstAskedNanos = Long.MIN_VALUE;
  }

  /** A text of the stream, as it came. */
  void text(long from, String text) {
    if (from != connection) return;
    if (usable == LinkPolicies.Usable.ANY_MESSAGE) clocks.used(core.now());
    try {
      take(reader.read(text));
    } catch (BadDataException e) {
      refuse(e.reason());
    }
  }

  private void refuse(BadData reason) {
    refused++;
    core.note(SpotNote.Kind.BAD_DATA, connection, refused, reason.name());
  }

  private void take(FeedMessage message) {
    if (gaps == SpotPolicies.Gap.RESYNC) sequence(message.sequence());
    if (message instanceof FeedMessage.Top quote) quote(quote);
    else if (message instanceof FeedMessage.Candle candle) candle(candle);
    else if (!(message instanceof FeedMessage.Beat)) throw new AssertionError(message);
  }

  private void sequence(long number) {
    if (lastSequence >= 0 && number > lastSequence + 1) unknown();
    lastSequence = Math.max(lastSequence, number);
  }

  private void quote(FeedMessage.Top quote) {
    BadData doubt = neighbours == SpotPolicies.Neighbours.JUDGED ? guard.doubt(quote) : null;
    if (doubt != null) {
      refuse(doubt);
      askForWitness();
      return;
    }
    clocks.used(core.now());
    if (!bookKnownOrAsked()) return;
    believe(quote);
  }

  private boolean bookKnownOrAsked() {
    long now = core.now();
    if (unknownSinceNanos == Long.MIN_VALUE) return true;
    if (firstAskedNanos != Long.MIN_VALUE && now - firstAskedNanos >= RESYNC_NANOS_MAX) return true;
    if (firstAskedNanos == Long.MIN_VALUE) firstAskedNanos = now;
    if (resyncAskedNanos == Long.MIN_VALUE || now - resyncAskedNanos >= RESYNC_AGAIN_NANOS) {
      resyncAskedNanos = now;
      requests.snapshot();
    }
    return false;
  }

  private void believe(FeedMessage.Top quote) {
    unknownSinceNanos = Long.MIN_VALUE;
    top = quote;
    offsetNanos = Math.min(offsetNanos, core.now() - quote.exchangeNanos());
    topNanos = quote.exchangeNanos() + offsetNanos;
    core.ledger.quoted(quote.bidTicks(), quote.askTicks());
  }

  /** The answer to a snapshot, as text. */
  void snapshot(String text) {
    if (connection == 0) return;
    try {
      FeedMessage message = fetched.read(text);
      if (!(message instanceof FeedMessage.Top quote)) throw new BadDataException(BadData.SCHEMA, "no quote");
      BadData doubt = guard.doubt(quote);
      if (doubt == null) {
        believe(quote);
        return;
      }
      refuse(doubt);
      askForWitness();
    } catch (BadDataException e) {
      refuse(e.reason());
    }
  }

  private void askForWitness() {
    if (top == null && witnessesAsked++ < WITNESSES_ASKED_MAX) requests.snapshot();
  }

  private void candle(FeedMessage.Candle candle) {
    BadData doubt = neighbours == SpotPolicies.Neighbours.JUDGED ? guard.doubt(candle) : null;
    if (doubt != null) {
      refuse(doubt);
      return;
    }
    long missing = candles.missingBefore(candle);
    candles.add(candle);
    core.ledger.barClosed();
    requests.barClosed();
    if (missing > 0 || candles.size() < core.settings.warmUpCandles()) requests.candles(Math.max(missing, 1));
  }

  /** The answer to a request for candles, as text. */
  void candles(String text) {
    List<FeedMessage.Candle> read = fetched.candles(text, why -> refuse(why.reason()));
    candles.merge(read);
    guard.candlesKnownUntil(candles.lastOpenNanos());
  }

  CandleSeries candles() {
    return candles;
  }

  /** The last believed quote, or null while the book is unknown. */
  FeedMessage.Top quote() {
    return unknownSinceNanos == Long.MIN_VALUE ? top : null;
  }

  /** Age of the last believed quote on the venue's clock, so that one that came late is not young. A wall clock that steps changes nothing. */
  long quoteAgeNanos() {
    if (topNanos == Long.MIN_VALUE) return Long.MAX_VALUE;
    boolean wall = core.parts.get(SpotPolicies.QuoteAge.class) == SpotPolicies.QuoteAge.BY_WALL_CLOCK;
    return wall ? core.ports.clock().epochNanos() - top.exchangeNanos() : core.now() - topNanos;
  }
}
