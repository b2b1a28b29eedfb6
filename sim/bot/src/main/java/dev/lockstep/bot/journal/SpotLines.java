package dev.lockstep.bot.journal;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes the notes of one session as log lines: those of the recorded bot (FACTS-001, section 5), so that rules for it read them, and the tags of seed
 * 001, phase 5: {@code [PENDING]}, {@code [FILL]}, {@code [TIMEOUT]}, each with side and ids. Stamps are UTC. What says nothing to a reader of
 * logs (saves that went well) has no line.
 */
public final class SpotLines {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss ", Locale.ROOT);
  private static final long NANO = 1_000_000_000L;
  private final Instrument instrument;
  private final long zeroEpochNanos;
  private final Consumer<String> out;

  /** @param zeroEpochNanos wall time at monotonic zero */
  public SpotLines(Instrument instrument, long zeroEpochNanos, Consumer<String> out) {
    this.instrument = instrument;
    this.zeroEpochNanos = zeroEpochNanos;
    this.out = out;
  }

  /** Writes the lines of one note, if it has any. */
  public void write(SpotNote note) {
    ClientOrderId id = new ClientOrderId(Math.max(0, note.id()));
    switch (note.kind()) {
      case STEP -> line(note, "TRACE step.start lots=" + note.value());
      case PENDING -> pending(note, id);
      case REPRICED -> line(note, "TRACE postonly.reprice side=" + SpotOrderIds.side(id) + " old_id=" + field(note, "old_id=") + " new_id=" + id
          + " limit=" + price(note.value()) + " baseReq=" + base(number(note, "lots=")));
      case ENTRY_ENDED -> ended(note, id);
      case FILL -> filled(note);
      case LOT_OPENED -> line(note, "[LIVE ORDER] " + field(note, "side=") + " base=" + base(note.value()) + " reason=signal lot=" + note.id());
      case LOT_REDUCED -> line(note, "TRACE exit.classify side=" + field(note, "side=") + " kind=scalp reason=close open=" + price(number(note, "open="))
          + " exec=" + price(number(note, "close=")) + " baseFilled=" + base(note.value()) + " finalPL=" + usd(number(note, "result=")));
      case EXIT_INTENT -> line(note, "TRACE order.close request order_id=" + note.value() + " lot=" + note.id() + " reason=" + note.text());
      case EXECUTION_ENDED -> line(note, "TRACE order.market.ended order_id=" + id + " end=" + note.text().strip());
      case REFUSED -> line(note, "HOLD side=" + (note.value() == 0 ? "BUY" : "SELL") + " reason=" + note.text());
      case HEARTBEAT -> line(note, "HEARTBEAT pipeline=" + note.text() + " checks=" + note.value());
      case SAVE_FAILED -> line(note, "[WARN] saveState: " + note.text());
      case HELD -> line(note, "[WARN] lane held " + seconds(note.value()) + " s " + note.text());
      case ALARM -> line(note, "[ALARM] " + note.text());
      case ERROR -> line(note, "[ERROR] " + note.text());
      case DUST -> line(note, "TRACE lot.dust lot=" + note.id() + " base=" + base(note.value()));
      case RECHECK -> line(note, "TRACE recheck.armed side=" + (note.value() == 0 ? "BUY" : "SELL"));
      case RECONCILED -> line(note, "TRACE reconcile order_id=" + id + " " + note.text());
      case BAD_DATA -> line(note, "TRACE feed.refused reason=" + note.text() + " count=" + note.value());
      case CONNECTING, CONNECTED, DISCONNECTED, BACK_OFF, LINK_PROVED -> line(note, "TRACE link." + note.kind().name().toLowerCase(Locale.ROOT) + " n=" + note.id()
          + (note.text().isEmpty() ? "" : " reason=" + note.text()));
      case BACKFILL -> line(note, "[SYNC] candles missing=" + note.value());
      case FUNDING -> line(note, "TRACE funding rate_ppm=" + note.value() + " " + note.text());
      case BREAKER_RESET -> line(note, "TRACE breaker.reset name=" + note.text() + " known=" + (note.value() == 1));
      case READY -> line(note, "Starting spot bot: orders reconciled");
      case CLOSING -> line(note, "shutdown signal reason=" + note.text());
      case CLOSED -> line(note, "TRACE closed " + note.text());
      case SAVING -> { }
    }
  }

  private void pending(SpotNote note, ClientOrderId id) {
    String side = field(note, "side=");
    String limit = price(number(note, "limit="));
    if (SpotOrderIds.purpose(id) == Purpose.ENTRY) {
      line(note, "TRACE postonly.place side=" + side + " limit=" + limit + " baseReq=" + base(note.value()) + " timeout_sec=" + number(note, "timeout=") / NANO);
      line(note, "TRACE postonly.pending.set side=" + side + " order_id=" + id + " limit=" + limit + " base=" + base(note.value()));
    }
    line(note, "[PENDING] side=" + side + " order_id=" + id + " limit=" + limit + " base=" + base(note.value()));
  }

  private void ended(SpotNote note, ClientOrderId id) {
    boolean timedOut = note.text().startsWith("TIMED_OUT") || note.text().startsWith("NEVER_ARRIVED");
    if (timedOut) line(note, "TRACE postonly.timeout order_id=" + id);
    else if (!note.text().startsWith("FILLED")) line(note, "TRACE postonly.error side=" + SpotOrderIds.side(id) + " order_id=" + id + " err=" + note.text());
    if (timedOut) line(note, "[TIMEOUT] side=" + SpotOrderIds.side(id) + " order_id=" + id);
  }

  private void filled(SpotNote note) {
    ClientOrderId order = new ClientOrderId(number(note, "order="));
    long ticks = number(note, "price=");
    String amounts = " price=" + price(ticks) + " baseFilled=" + base(note.value()) + " quoteSpent=" + usd(instrument.nanoUsd((int) ticks, note.value()))
        + " fee=" + usd(number(note, "fee="));
    boolean rested = SpotOrderIds.purpose(order) == Purpose.ENTRY;
    line(note, (rested ? "TRACE postonly.filled order_id=" : "TRACE order.market.filled order_id=") + order + amounts);
    line(note, "[FILL] side=" + SpotOrderIds.side(order) + " order_id=" + order + " trade_id=" + note.id() + amounts);
  }

  private void line(SpotNote note, String text) {
    long epochNanos = zeroEpochNanos + note.nanos();
    LocalDateTime time = LocalDateTime.ofEpochSecond(Math.floorDiv(epochNanos, NANO), 0, ZoneOffset.UTC);
    out.accept(STAMP.format(time) + printable(text));
  }

  /** No text of the venue or a library may begin a line of its own. */
  private static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) safe.append(text.charAt(i) < ' ' || text.charAt(i) == 0x7F ? ' ' : text.charAt(i));
    return safe.toString();
  }

  private static String field(SpotNote note, String name) {
    int at = note.text().startsWith(name) ? 0 : note.text().indexOf(" " + name) + 1;
    if (at == 0 && !note.text().startsWith(name)) return "";
    int end = note.text().indexOf(' ', at);
    return note.text().substring(at + name.length(), end < 0 ? note.text().length() : end);
  }

  private static long number(SpotNote note, String name) {
    String digits = field(note, name);
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }

  private String price(long ticks) {
    return decimal(ticks * instrument.tickNanoUsd(), 2);
  }

  private String base(long lots) {
    return decimal(lots * instrument.lotNanoShares(), 8);
  }

  private static String usd(long nano) {
    return decimal(nano, 6);
  }

  private static String seconds(long nanos) {
    return decimal(nanos, 3);
  }

  /** Nano units with so many decimals, cut. */
  private static String decimal(long nano, int decimals) {
    String digits = Long.toString(NANO + Math.abs(nano % NANO)).substring(1, 1 + decimals);
    return (nano < 0 ? "-" : "") + Math.abs(nano / NANO) + "." + digits;
  }
}
