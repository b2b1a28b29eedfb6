package dev.lockstep.engine.bench;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeMeta;
import dev.lockstep.datasets.tape.TapeWriter;
import dev.lockstep.engine.exchange.DepthBook;
import dev.lockstep.engine.exchange.LadderBook;
import dev.lockstep.engine.exchange.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Generates tapes of any length from a seed. CRYPTO follows the recorded diff-depth stream of a perpetual future: 1,300 rows a second
 * in messages of about 70, distances from the middle spread over five powers of two around 2^9 ticks with one row in twelve far out at
 * round prices; three in five rows change a level, one in five removes one, one in twenty is a trade. WINDOW is a prediction market:
 * 140 rows a second on a grid of cents within 1,000 ticks, most of them within ten cents of the touch.
 */
public final class BenchTape {
  /** The two markets. */
  public enum Shape {
    CRYPTO(new Instrument("btc-perpetual", 100_000_000, 1_000_000, false), 600_000, 53_000_000L, 70, 1),
    WINDOW(Instrument.polymarket("bench-window"), 500, 7_000_000L, 1, 10);

    final Instrument instrument;
    final int start;
    final long messageNanos;
    final int messageRows;
    final int grid;

    Shape(Instrument instrument, int start, long messageNanos, int messageRows, int grid) {
      this.instrument = instrument;
      this.start = start;
      this.messageNanos = messageNanos;
      this.messageRows = messageRows;
      this.grid = grid;
    }
  }

  private static final long START_NANOS = 1_770_000_000_000_000_000L;
  /** Powers of two of the distance from the middle in crypto, in parts of 64. */
  private static final int[] POWERS = {
    0, 0, 2, 3, 4, 5, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
    10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 11, 11, 11, 11, 12, 13, 14, 15, 16, 19
  };

  private final Shape shape;
  private final SeededRandom random;
  private final TapeBlock block = new TapeBlock(4096);
  private final DepthBook book = new LadderBook();
  private final TapeWriter writer;
  private long rows;
  private long time = START_NANOS;
  private long local = START_NANOS;
  private int middle;

  private BenchTape(Shape shape, long seed, TapeWriter writer) {
    this.shape = shape;
    this.random = new SeededRandom(seed);
    this.writer = writer;
    this.middle = shape.start;
  }

  /** Writes a tape of so many rows. */
  public static void write(Path file, Shape shape, long rows, long seed) throws IOException {
    long seconds = rows / 100 + 1_000;
    Window window = new Window(shape.instrument.id(), START_NANOS, START_NANOS + seconds * 1_000_000_000L, "up", "down", null,
        Window.WinnerSource.UNKNOWN, true);
    TapeMeta meta = new TapeMeta(new TapeHeader(shape.instrument, window, rows), new Provenance("bench", "bench", Depth.FULL_BOOK, null),
        null, new Anomalies());
    try (TapeWriter writer = new TapeWriter(file, meta)) {
      new BenchTape(shape, seed, writer).generate(rows);
      writer.finish();
    }
  }

  private void generate(long wanted) throws IOException {
    row(RowKind.CLEAR, 0, 0, 0, wanted);
    for (int level = 1; level <= 40; level++) {
      row(RowKind.SNAPSHOT, 1, middle - level * shape.grid, lots(), wanted);
      row(RowKind.SNAPSHOT, -1, middle + level * shape.grid, lots(), wanted);
    }
    while (rows < wanted) message(wanted);
    writer.append(block);
  }

  private void message(long wanted) throws IOException {
    time += shape.messageNanos / 2 + random.nextLong(shape.messageNanos);
    local = Math.max(local, time + 1_000_000 + random.nextLong(4_000_000));
    if (random.nextLong(3) == 0) move(wanted);
    long count = 1 + random.nextLong(2L * shape.messageRows);
    for (long i = 0; i < count; i++) {
      if (random.nextLong(20) == 0) row(RowKind.TRADE, side(), middle, lots(), wanted);
      else quote(wanted);
    }
  }

  private int side() {
    return random.nextLong(2) == 0 ? 1 : -1;
  }

  private long lots() {
    return 1 + random.nextLong(500_000_000);
  }

  /** The middle moves; what it passes is taken away, as it is when prices move. */
  private void move(long wanted) throws IOException {
    int reach = shape == Shape.CRYPTO ? 20 : 10;
    middle += (int) (random.nextLong(2L * reach + 1) - reach);
    if (shape == Shape.WINDOW) middle = Math.max(20, Math.min(980, middle));
    while (book.bestBidTicks() >= middle) row(RowKind.DEPTH, 1, book.bestBidTicks(), 0, wanted);
    while (book.bestAskTicks() != DepthBook.NONE && book.bestAskTicks() <= middle) row(RowKind.DEPTH, -1, book.bestAskTicks(), 0, wanted);
  }

  private void quote(long wanted) throws IOException {
    int side = side();
    int distance = distance();
    int price = shape.grid * Math.floorDiv(middle - side * distance, shape.grid) + (side < 0 && shape.grid > 1 ? shape.grid : 0);
    if (distance > 12_000) price &= -1024;
    if (price <= 0 || shape == Shape.WINDOW && price >= 1000) return;
    if (side > 0 ? price >= middle : price <= middle) return;
    boolean there = book.lotsAt(side, price) > 0;
    row(RowKind.DEPTH, side, price, there && random.nextLong(100) < 23 ? 0 : lots(), wanted);
  }

  private int distance() {
    if (shape == Shape.WINDOW) return 1 + (int) (random.nextLong(1 + random.nextLong(1 + random.nextLong(300))));
    int power = POWERS[(int) random.nextLong(POWERS.length)];
    return 1 + (int) random.nextLong(1L << power) + (1 << power) / 2;
  }

  private void row(byte kind, int side, int price, long lots, long wanted) throws IOException {
    if (kind == RowKind.CLEAR) book.clear();
    else if (kind != RowKind.TRADE) book.set(side, price, lots);
    if (rows == wanted) return;
    int at = block.size++;
    block.exchangeNanos[at] = time;
    block.localNanos[at] = local;
    block.kind[at] = kind;
    block.side[at] = (byte) side;
    block.priceTicks[at] = price;
    block.lots[at] = lots;
    rows++;
    if (block.size < block.capacity()) return;
    writer.append(block);
    block.size = 0;
  }
}
