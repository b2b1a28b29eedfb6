package dev.lockstep.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.TimeInForce;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.exchange.BookCopy;
import dev.lockstep.engine.exchange.DepthBook;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.LadderBook;
import dev.lockstep.engine.exchange.SeededRandom;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.exchange.TreeMapBook;
import dev.lockstep.engine.latency.MarketActivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayFeedTest {
  private static final Instrument INSTRUMENT = Instrument.polymarket("w");
  private static final Window WINDOW = new Window("w", 0, 900_000_000_000L, "up", "down", null, Window.WinnerSource.UNKNOWN, true);
  private static final int BLOCK = 64;

  private final SimulatedExchange exchange =
      new SimulatedExchange(ExchangeSettings.plain(), INSTRUMENT, WINDOW, new SeededRandom(1), event -> {});

  private static TapeSource open(MemoryTape tape) {
    return tape.open(new TapeHeader(INSTRUMENT, WINDOW, tape.size()));
  }

  /** Rows with bursts, equal times, clears and now and then a local clock ahead of the venue's. */
  private static MemoryTape randomTape(SeededRandom random, int rows, boolean localAhead) {
    MemoryTape tape = new MemoryTape();
    long time = 1_000;
    long local = 0;
    for (int row = 0; row < rows; row++) {
      time += random.nextLong(3) == 0 ? random.nextLong(1_000) : 0;
      long delay = random.nextLong(20) == 0 ? random.nextLong(30_000) : random.nextLong(40);
      local = Math.max(local, localAhead ? time - 900 + delay : time + delay);
      byte side = (byte) (random.nextLong(2) == 0 ? 1 : -1);
      int price = 1 + (int) random.nextLong(998);
      byte kind = random.nextLong(500) == 0 ? RowKind.CLEAR : random.nextLong(20) == 0 ? RowKind.TRADE : RowKind.DEPTH;
      tape.add(time, local, kind, side, price, random.nextLong(3) == 0 ? 0 : 1 + random.nextLong(9_000));
    }
    return tape;
  }

  /** Rows up to a time on one clock, applied one by one: what a book must hold then. */
  private static DepthBook replayed(MemoryTape tape, long limit, boolean localClock) {
    DepthBook book = new TreeMapBook();
    for (int row = 0; row < tape.size(); row++) {
      if ((localClock ? tape.localNanos(row) : tape.exchangeNanos(row)) > limit) break;
      if (tape.kind(row) == RowKind.DEPTH) book.set(tape.side(row), tape.priceTicks(row), tape.lots(row));
      if (tape.kind(row) == RowKind.CLEAR) book.clear();
    }
    return book;
  }

  private long venueHash() {
    BookCopy copy = exchange.book(Outcome.UP);
    DepthBook book = new TreeMapBook();
    for (int level = 0; level < copy.bidLevels(); level++) book.set(1, copy.bidTicks(level), copy.bidLots(level));
    for (int level = 0; level < copy.askLevels(); level++) book.set(-1, copy.askTicks(level), copy.askLots(level));
    return book.stateHash();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void bothClocksSeeWhatWasRecordedUpToTheirTime(long seed) {
    SeededRandom random = new SeededRandom(seed);
    MemoryTape tape = randomTape(random, 3_000, seed % 2 == 0);
    LadderBook local = new LadderBook();
    ReplayFeed feed = new ReplayFeed(open(tape), exchange, local, BLOCK);
    MarketActivity activity = feed.activity();
    long now = 0;
    long end = tape.exchangeNanos(tape.size() - 1) + 50_000;
    while (now < end) {
      now += random.nextLong(random.nextLong(10) == 0 ? 200_000 : 2_000);
      assertThat(feed.runVenueUntil(now)).isEqualTo(now);
      feed.runLocalUntil(now);
      if (random.nextLong(4) != 0) continue;
      assertThat(venueHash()).as("venue at %d", now).isEqualTo(replayed(tape, now, false).stateHash());
      assertThat(local.stateHash()).as("local at %d", now).isEqualTo(replayed(tape, now, true).stateHash());
      assertThat(activity.rowsLastSecond(now)).isEqualTo(rowsWithin(tape, now - 1_000_000_000L, now));
    }
    assertThat(feed.nextVenueNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(feed.nextLocalNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(feed.venueRows()).isEqualTo(tape.size());
  }

  private static long rowsWithin(MemoryTape tape, long after, long until) {
    long rows = 0;
    for (int row = 0; row < tape.size(); row++) if (tape.exchangeNanos(row) > after && tape.exchangeNanos(row) <= until) rows++;
    return rows;
  }

  @Test
  void countsTheRowsOfTheLastSecond() {
    MemoryTape tape = new MemoryTape();
    for (int row = 0; row < 5_000; row++) tape.add(row * 10_000_000L, row * 10_000_000L, RowKind.DEPTH, (byte) 1, 500, 1);
    ReplayFeed feed = new ReplayFeed(open(tape), exchange, null, BLOCK);
    MarketActivity activity = feed.activity();
    for (long now : new long[] {0, 505_000_000L, 1_000_000_000L, 1_000_000_001L, 30_000_000_000L, 49_995_000_000L, 50_500_000_000L}) {
      feed.runVenueUntil(now);
      assertThat(activity.rowsLastSecond(now)).as("at %d", now).isEqualTo(rowsWithin(tape, now - 1_000_000_000L, now));
    }
    assertThat(feed.blocks()).isLessThan(6);
  }

  /** A request that arrives at the instant of a burst meets the whole burst, also if its first row filled an order. */
  @Test
  void aFillWithinABurstDoesNotHideTheRestOfIt() {
    MemoryTape tape = new MemoryTape();
    tape.add(10, 10, RowKind.DEPTH, (byte) 1, 400, 50_000_000);
    tape.add(20, 20, RowKind.DEPTH, (byte) -1, 450, 9_000_000);
    tape.add(20, 20, RowKind.DEPTH, (byte) 1, 410, 7_000_000);
    tape.add(20, 20, RowKind.DEPTH, (byte) -1, 440, 3_000_000);
    ReplayFeed feed = new ReplayFeed(open(tape), exchange, null, BLOCK);
    assertThat(feed.runVenueUntil(15)).isEqualTo(15);
    ClientOrderId id = new ClientOrderId(1);
    exchange.submit(new OrderRequest(id, Outcome.UP, Side.BUY, 460, 5_000_000, TimeInForce.GTC, false, 0), 15);
    assertThat(feed.runVenueUntil(20)).isEqualTo(20);
    assertThat(exchange.status(id).filledLots()).isEqualTo(5_000_000);
    assertThat(feed.venueRows()).isEqualTo(4);
    assertThat(feed.nextVenueNanos()).isEqualTo(Long.MAX_VALUE);
  }

  /** However far one call goes, the buffer holds what lies between the clocks. */
  @Test
  void memoryDoesNotGrowWithTheTape() {
    MemoryTape tape = new MemoryTape();
    for (int row = 0; row < 100_000; row++) tape.add(row * 1_000L, row * 1_000L + 50_000, RowKind.DEPTH, (byte) 1, 500, 1 + row % 7);
    ReplayFeed feed = new ReplayFeed(open(tape), exchange, new LadderBook(), BLOCK);
    feed.runVenueUntil(Long.MAX_VALUE);
    feed.runLocalUntil(Long.MAX_VALUE);
    assertThat(feed.blocks()).isLessThanOrEqualTo(3);
  }

  @Test
  void stopsAtTheRowThatCausedAnEvent() {
    MemoryTape tape = new MemoryTape();
    tape.add(10, 10, RowKind.SNAPSHOT, (byte) 1, 400, 5);
    tape.add(10, 10, RowKind.SNAPSHOT, (byte) -1, 600, 5);
    tape.add(20, 20, RowKind.DEPTH, (byte) 1, 500, 7);
    tape.add(30, 30, RowKind.DEPTH, (byte) 1, 510, 7);
    ReplayFeed feed = new ReplayFeed(open(tape), exchange, null, BLOCK);
    assertThat(feed.nextVenueNanos()).isEqualTo(10);
    assertThat(feed.runVenueUntil(15)).isEqualTo(15);
    ClientOrderId id = new ClientOrderId(1);
    exchange.submit(new OrderRequest(id, Outcome.UP, Side.SELL, 500, 9, TimeInForce.GTC, false, 0), 15);
    assertThat(feed.runVenueUntil(100)).isEqualTo(20);
    assertThat(exchange.status(id).filledLots()).isEqualTo(7);
    assertThat(feed.nextVenueNanos()).isEqualTo(30);
    assertThat(feed.runVenueUntil(100)).isEqualTo(30);
    assertThat(feed.runVenueUntil(100)).isEqualTo(100);
    assertThat(feed.lastVenueNanos()).isEqualTo(30);
  }

  @Test
  void anEmptyTapeEndsAtOnce() {
    ReplayFeed feed = new ReplayFeed(open(new MemoryTape()), exchange, new LadderBook());
    assertThat(feed.nextVenueNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(feed.nextLocalNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(feed.runVenueUntil(5)).isEqualTo(5);
    feed.runLocalUntil(5);
  }
}
