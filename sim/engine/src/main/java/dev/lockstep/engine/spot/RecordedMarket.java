package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.BookView;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.engine.exchange.DepthBook;
import java.util.function.IntConsumer;

/**
 * A recorded book and its trades, from its first snapshot on, at their receive times. A quote goes out when the best prices change, and once a
 * second at least, as long as the book is known; after the recording's end its last book stays. Shocks and thin books do not change a recording.
 */
final class RecordedMarket implements SpotMarket {
  private static final long AT_LEAST_NANOS = SpotUnits.SECOND;
  private final MemoryTape rows;
  private final DepthBook book;
  private final SpotVenue venue;
  private final SpotFeed feed;
  private final IntConsumer middle;
  private final long firstNanos;
  private int next;
  private int bidTicks;
  private int askTicks;
  private long quotedNanos = Long.MIN_VALUE / 2;

  /** @param book the venue's own */
  RecordedMarket(MemoryTape rows, DepthBook book, SpotVenue venue, SpotFeed feed, IntConsumer middle) {
    this.rows = rows;
    this.book = book;
    this.venue = venue;
    this.feed = feed;
    this.middle = middle;
    firstNanos = rows.localNanos(0);
  }

  /** Nothing is known of before: the price stood still. */
  @Override
  public void history(SpotFeed into, int candles) {
    apply(0);
    into.history((book.bestBidTicks() + book.bestAskTicks()) / 2, candles);
  }

  @Override
  public long step(long now) {
    venue.at(now);
    apply(now);
    if (venue.bookKnown() && book.bestBidTicks() != BookView.NONE && book.bestAskTicks() != BookView.NONE) quote(now);
    long due = Math.max(quotedNanos, now - AT_LEAST_NANOS / 2) + AT_LEAST_NANOS;
    return Math.max(now + 1, next == rows.size() ? due : Math.min(due, rows.localNanos(next) - firstNanos));
  }

  private void apply(long now) {
    while (next < rows.size() && rows.localNanos(next) - firstNanos <= now) {
      venue.row(rows.kind(next), rows.side(next), rows.priceTicks(next), rows.lots(next), now);
      next++;
    }
  }

  private void quote(long now) {
    int bid = book.bestBidTicks();
    int ask = book.bestAskTicks();
    middle.accept((bid + ask) / 2);
    if (bid == bidTicks && ask == askTicks && now < quotedNanos + AT_LEAST_NANOS) return;
    bidTicks = bid;
    askTicks = ask;
    quotedNanos = now;
    feed.quote(bid, book.lotsAt(1, bid), ask, book.lotsAt(-1, ask));
  }
}
