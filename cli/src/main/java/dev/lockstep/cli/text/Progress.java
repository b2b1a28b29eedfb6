package dev.lockstep.cli.text;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One line that tells how far a long piece of work has come: done, share, rate, time left. It shows itself only after a
 * second, five times a second at most, and clears itself. Any thread may report.
 */
public final class Progress implements AutoCloseable {
  private static final long FIRST_AFTER_NANOS = 1_000_000_000L;
  private static final long EVERY_NANOS = 200_000_000L;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintWriter terminal;
  private final String unit;
  private final long total;
  private final LongSupplier nanoClock;
  private final long startNanos;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong nextNanos;
  private boolean shown;

  /**
   * Starts counting.
   *
   * @param terminal a terminal's writer, or null where nothing is to be shown
   * @param unit what is counted, in the plural: {@code windows}
   * @param total how many there are, or 0 where that is not known
   */
  public Progress(PrintWriter terminal, String unit, long total, LongSupplier nanoClock) {
    this.terminal = terminal;
    this.unit = unit;
    this.total = total;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
    this.nextNanos = new AtomicLong(startNanos + FIRST_AFTER_NANOS);
  }

  /** Reports that so many more are done. */
  public void advance(long count) {
    long sum = done.addAndGet(count);
    if (terminal == null) return;
    long now = nanoClock.getAsLong();
    long due = nextNanos.get();
    if (now - due >= 0 && nextNanos.compareAndSet(due, now + EVERY_NANOS)) show(sum, now - startNanos);
  }

  private synchronized void show(long sum, long elapsedNanos) {
    terminal.print(CLEAR_LINE + line(sum, elapsedNanos));
    terminal.flush();
    shown = true;
  }

  private String line(long sum, long elapsedNanos) {
    double rate = sum * 1e9 / Math.max(1, elapsedNanos);
    if (total <= 0) return String.format(Locale.ROOT, "%,d %s, %,.0f/s", sum, unit, rate);
    long share = Math.min(100, sum * 100 / total);
    String left = rate > 0 ? time(Math.round(Math.max(0, total - sum) / rate)) + " left" : "";
    return String.format(Locale.ROOT, "%,d of %,d %s, %d %%, %,.0f/s, %s", sum, total, unit, share, rate, left);
  }

  private static String time(long seconds) {
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  @Override
  public synchronized void close() {
    if (shown) {
      terminal.print(CLEAR_LINE);
      terminal.flush();
    }
    shown = false;
  }
}
