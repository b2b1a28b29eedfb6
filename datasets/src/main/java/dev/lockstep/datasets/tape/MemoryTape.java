package dev.lockstep.datasets.tape;

import java.util.Arrays;

/**
 * A tape held in memory in growing columns: built once with {@link #add}, then opened as often as wanted. Both times must not
 * decrease; the builder of the rows decides how to get there and counts what it changed.
 */
public final class MemoryTape {
  /** Rows one window may hold in memory (about half a gigabyte): more is not a window but a defect or an attack. */
  public static final int ROWS_MAX = 1 << 24;

  private long[] exchangeNanos;
  private long[] localNanos;
  private long[] lots;
  private int[] priceTicks;
  private byte[] kind;
  private byte[] side;
  private int size;

  public MemoryTape() {
    this(1024);
  }

  public MemoryTape(int capacity) {
    exchangeNanos = new long[capacity];
    localNanos = new long[capacity];
    lots = new long[capacity];
    priceTicks = new int[capacity];
    kind = new byte[capacity];
    side = new byte[capacity];
  }

  public void add(long exchangeNanos, long localNanos, byte kind, byte side, int priceTicks, long lots) {
    int at = size;
    if (at == this.kind.length) grow();
    if (at > 0 && (exchangeNanos < this.exchangeNanos[at - 1] || localNanos < this.localNanos[at - 1]))
      throw new IllegalArgumentException("row " + at + " goes back in time");
    this.exchangeNanos[at] = exchangeNanos;
    this.localNanos[at] = localNanos;
    this.lots[at] = lots;
    this.priceTicks[at] = priceTicks;
    this.kind[at] = kind;
    this.side[at] = side;
    size = at + 1;
  }

  /** Adds the rows of a block, which go on where these end. */
  public void add(TapeBlock block) {
    while (size + block.size > kind.length) grow();
    System.arraycopy(block.exchangeNanos, 0, exchangeNanos, size, block.size);
    System.arraycopy(block.localNanos, 0, localNanos, size, block.size);
    System.arraycopy(block.lots, 0, lots, size, block.size);
    System.arraycopy(block.priceTicks, 0, priceTicks, size, block.size);
    System.arraycopy(block.kind, 0, kind, size, block.size);
    System.arraycopy(block.side, 0, side, size, block.size);
    size += block.size;
  }

  private void grow() {
    if (size >= ROWS_MAX) throw new TapeTooLong("more than " + ROWS_MAX + " rows in one window");
    int capacity = Math.min(ROWS_MAX, Math.max(1024, size * 2));
    exchangeNanos = Arrays.copyOf(exchangeNanos, capacity);
    localNanos = Arrays.copyOf(localNanos, capacity);
    lots = Arrays.copyOf(lots, capacity);
    priceTicks = Arrays.copyOf(priceTicks, capacity);
    kind = Arrays.copyOf(kind, capacity);
    side = Arrays.copyOf(side, capacity);
  }

  public int size() {
    return size;
  }

  public long exchangeNanos(int row) {
    return exchangeNanos[row];
  }

  public long localNanos(int row) {
    return localNanos[row];
  }

  public byte kind(int row) {
    return kind[row];
  }

  public byte side(int row) {
    return side[row];
  }

  public int priceTicks(int row) {
    return priceTicks[row];
  }

  public long lots(int row) {
    return lots[row];
  }

  /** Opens the tape for one reading; {@code header} says what it is. */
  public TapeSource open(TapeHeader header) {
    return open(header, 0);
  }

  /** The same from a row on. */
  public TapeSource open(TapeHeader header, int firstRow) {
    return new Reading(new TapeHeader(header.instrument(), header.window(), size - firstRow), firstRow);
  }

  /** The same market seen from its other token: prices p become unit - p, bids become asks, buyers become sellers. */
  public MemoryTape mirrored(int ticksPerUnit) {
    MemoryTape mirror = new MemoryTape(Math.max(1, size));
    for (int i = 0; i < size; i++) {
      boolean priced = kind[i] == RowKind.DEPTH || kind[i] == RowKind.TRADE || kind[i] == RowKind.SNAPSHOT;
      byte sign = kind[i] == RowKind.FEED ? side[i] : (byte) -side[i];
      mirror.add(exchangeNanos[i], localNanos[i], kind[i], sign, priced ? ticksPerUnit - priceTicks[i] : priceTicks[i], lots[i]);
    }
    return mirror;
  }

  private final class Reading implements TapeSource {
    private final TapeHeader header;
    private int next;

    Reading(TapeHeader header, int firstRow) {
      this.header = header;
      next = firstRow;
    }

    @Override
    public TapeHeader header() {
      return header;
    }

    @Override
    public boolean read(TapeBlock block) {
      int count = Math.min(block.capacity(), size - next);
      System.arraycopy(exchangeNanos, next, block.exchangeNanos, 0, count);
      System.arraycopy(localNanos, next, block.localNanos, 0, count);
      System.arraycopy(lots, next, block.lots, 0, count);
      System.arraycopy(priceTicks, next, block.priceTicks, 0, count);
      System.arraycopy(kind, next, block.kind, 0, count);
      System.arraycopy(side, next, block.side, 0, count);
      next += count;
      block.size = count;
      return count > 0;
    }

    @Override
    public void close() {
      next = size;
    }
  }
}
