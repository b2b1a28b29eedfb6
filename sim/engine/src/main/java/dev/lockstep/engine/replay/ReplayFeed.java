package dev.lockstep.engine.replay;

import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.exchange.DepthBook;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.latency.MarketActivity;

/**
 * Plays a tape on two clocks from one buffer: every row reaches the venue at its exchange time and, if there is a local book, that book
 * at its local time. A block is read when the first of the two needs it and used again when both have passed it. The venue may run far
 * ahead of the last local call, so after each of its blocks the local book is brought to the venue's time, which no caller can tell
 * from bringing it there later: the buffer holds what is on its way between the two clocks, and no more.
 */
public final class ReplayFeed {
  private static final int BLOCK_ROWS = 4096;
  private static final long SECOND = 1_000_000_000L;

  private final BlockChain chain;
  private final SimulatedExchange exchange;
  private final DepthBook localBook;
  private BlockChain.Node venue;
  private int venueRow;
  private BlockChain.Node local;
  private int localRow;
  private long lastVenueNanos = Long.MIN_VALUE;
  private long venueRows;
  private BlockChain.Node trail;
  private int trailRow;
  private long trailRows;

  /** Without a local book ({@code null}) only the venue is served: enough for bots that ask for books. */
  public ReplayFeed(TapeSource tape, SimulatedExchange exchange, DepthBook localBook) {
    this(tape, exchange, localBook, BLOCK_ROWS);
  }

  ReplayFeed(TapeSource tape, SimulatedExchange exchange, DepthBook localBook, int blockRows) {
    this.chain = new BlockChain(tape, blockRows, localBook == null ? 1 : 2);
    this.exchange = exchange;
    this.localBook = localBook;
    venue = chain.first();
    local = localBook == null ? null : venue;
  }

  /** Exchange time of the next row; {@link Long#MAX_VALUE} at the end of the tape. */
  public long nextVenueNanos() {
    return hasVenueRow() ? venue.rows.exchangeNanos[venueRow] : Long.MAX_VALUE;
  }

  /** Local time of the next row of the local book; {@link Long#MAX_VALUE} at the end of the tape or without a local book. */
  public long nextLocalNanos() {
    return hasLocalRow() ? local.rows.localNanos[localRow] : Long.MAX_VALUE;
  }

  /** Exchange time of the last row the venue has seen. */
  public long lastVenueNanos() {
    return lastVenueNanos;
  }

  /** Number of rows the venue has seen. */
  public long venueRows() {
    return venueRows;
  }

  /** Counts the rows of the last second from here on. Ask for it before the first row is played. */
  public MarketActivity activity() {
    if (trail == null) {
      if (venueRows > 0) throw new IllegalStateException("activity is counted from the tape's start or not at all");
      chain.addReader();
      trail = venue;
    }
    return this::rowsLastSecond;
  }

  private long rowsLastSecond(long nowNanos) {
    while (hasTrailRow() && trailRows < venueRows && trail.rows.exchangeNanos[trailRow] <= nowNanos - SECOND) {
      int end = endOfRun(trail.rows.exchangeNanos, trailRow, trail.rows.size, nowNanos - SECOND);
      trailRows += end - trailRow;
      trailRow = end;
    }
    return Math.max(0, venueRows - trailRows);
  }

  private boolean hasTrailRow() {
    if (trail == null || trailRow < trail.rows.size || trail == venue) return trail != null && trailRow < trail.rows.size;
    trail = chain.pass(trail);
    trailRow = 0;
    return true;
  }

  /**
   * Applies venue rows with exchange time up to the limit, and what the venue does by itself before it. Returns early, with the time
   * reached, when an order event was emitted before the limit; the rest is done by calling again. Otherwise returns the limit: then every
   * row of that instant has been applied.
   */
  public long runVenueUntil(long limitNanos) {
    long before = exchange.eventsEmitted();
    while (true) {
      long timer = exchange.nextTimerNanos();
      long until = Math.min(limitNanos, timer);
      while (hasVenueRow() && venue.rows.exchangeNanos[venueRow] <= until) {
        int next = exchange.applyRows(venue.rows, venueRow, until);
        venueRows += next - venueRow;
        venueRow = next;
        lastVenueNanos = venue.rows.exchangeNanos[next - 1];
        if (exchange.eventsEmitted() != before && lastVenueNanos < limitNanos) return lastVenueNanos;
      }
      if (timer >= limitNanos) return limitNanos;
      exchange.advanceTo(timer);
      if (exchange.eventsEmitted() != before) return timer;
    }
  }

  /** Applies local rows with local time up to the limit. */
  public void runLocalUntil(long limitNanos) {
    while (hasLocalRow() && local.rows.localNanos[localRow] <= limitNanos) {
      int next = localBook.apply(local.rows, localRow, local.rows.localNanos, limitNanos);
      if (next == localRow) applyOther(local.rows, next++);
      localRow = next;
    }
  }

  /** Blocks in memory. */
  int blocks() {
    return chain.blocks();
  }

  private void applyOther(TapeBlock rows, int row) {
    if (rows.kind[row] == RowKind.CLEAR) localBook.clear();
  }

  private boolean hasVenueRow() {
    if (venue == null || venueRow < venue.rows.size) return venue != null;
    if (localBook != null) runLocalUntil(lastVenueNanos);
    if (trail != null) rowsLastSecond(lastVenueNanos);
    BlockChain.Node next = chain.pass(venue);
    if (next == null) return false;
    venue = next;
    venueRow = 0;
    return true;
  }

  private boolean hasLocalRow() {
    if (local == null || localRow < local.rows.size) return local != null;
    BlockChain.Node next = chain.pass(local);
    if (next == null) return false;
    local = next;
    localRow = 0;
    return true;
  }

  /** The first index after {@code from} whose time is beyond the limit, by doubling steps and then halving them. */
  private static int endOfRun(long[] nanos, int from, int size, long limitNanos) {
    if (nanos[size - 1] <= limitNanos) return size;
    int low = from;
    int step = 1;
    while (low + step < size && nanos[low + step] <= limitNanos) {
      low += step;
      step <<= 1;
    }
    int high = Math.min(low + step, size - 1);
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (nanos[middle] <= limitNanos) low = middle;
      else high = middle;
    }
    return high;
  }
}
