package dev.lockstep.datasets.tape;

import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import java.util.Arrays;

/**
 * Builds a tape from messages with two clocks that may both be wrong. A time that goes back is replaced by the time before it
 * and counted; nothing else is changed. Remembers when messages came in, for the completeness rule.
 */
public final class TapeBuilder {
  private final MemoryTape rows = new MemoryTape();
  private final Anomalies anomalies;
  private long exchangeNanos = Long.MIN_VALUE;
  private long localNanos = Long.MIN_VALUE;
  private long[] received = new long[1024];
  private int messages;

  public TapeBuilder(Anomalies anomalies) {
    this.anomalies = anomalies;
  }

  /** Begins a message; -1 stands for a time that was not recorded. */
  public void message(long exchange, long local, String file, long line) {
    if (local < 0) anomalies.count(AnomalyKind.NO_RECEIVE_TIME, file, line);
    long seen = local < 0 ? exchange : local;
    long sent = exchange < 0 ? seen : exchange;
    if (seen < sent) anomalies.count(AnomalyKind.RECEIVED_BEFORE_SENT, file, line);
    if (sent < exchangeNanos) anomalies.count(AnomalyKind.EXCHANGE_TIME_BACK, file, line);
    else exchangeNanos = sent;
    if (seen < localNanos) anomalies.count(AnomalyKind.LOCAL_TIME_BACK, file, line);
    else localNanos = seen;
    if (messages == received.length) received = Arrays.copyOf(received, messages * 2);
    received[messages++] = localNanos;
  }

  /** Appends what another builder made later; the book is unknown in between. */
  public void append(TapeBuilder later) {
    if (rows.size() > 0) row(RowKind.FEED, -1, 0, 0);
    MemoryTape tail = later.rows;
    boolean unknown = rows.size() > 0;
    for (int i = 0; i < tail.size(); i++) {
      exchangeNanos = Math.max(exchangeNanos, tail.exchangeNanos(i));
      localNanos = Math.max(localNanos, tail.localNanos(i));
      row(tail.kind(i), tail.side(i), tail.priceTicks(i), tail.lots(i));
      boolean bookEnds = i + 1 == tail.size() || tail.localNanos(i + 1) > tail.localNanos(0);
      if (unknown && bookEnds) {
        row(RowKind.FEED, 1, 0, 0);
        unknown = false;
      }
    }
    received = Arrays.copyOf(received, messages + later.messages);
    System.arraycopy(later.received, 0, received, messages, later.messages);
    messages += later.messages;
  }

  /** Adds a row at the times of the current message. */
  public void row(byte kind, int side, int priceTicks, long lots) {
    rows.add(exchangeNanos, localNanos, kind, (byte) side, priceTicks, lots);
  }

  public MemoryTape rows() {
    return rows;
  }

  public int messages() {
    return messages;
  }

  /** Receive times of all messages in order; only the first {@link #messages} count. */
  public long[] receivedNanos() {
    return received;
  }

  public long localNanos() {
    return localNanos;
  }

  public long exchangeNanos() {
    return exchangeNanos;
  }
}
