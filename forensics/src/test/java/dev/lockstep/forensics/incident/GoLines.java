package dev.lockstep.forensics.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines and states of the Go bot, written by hand after what is known of their form. */
final class GoLines {
  static final Instant START = Instant.parse("2025-10-22T02:00:00Z");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss ", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String prefix;
  private final StringBuilder text = new StringBuilder();
  private Instant now = START;
  private int lots = 1;

  GoLines(String prefix) {
    this.prefix = prefix;
    say("Starting coinbase-bridge — product=BTC-USD dry_run=false");
  }

  GoLines say(String line) {
    text.append(prefix).append(STAMP.format(now)).append(line).append('\n');
    return this;
  }

  GoLines lots(int count) {
    lots = count;
    return this;
  }

  /** Rounds of the loop, three seconds each, with the price moving. */
  GoLines rounds(int count) {
    return rounds(count, "FLAT [pUp=0.56759]");
  }

  GoLines rounds(int count, String decision) {
    for (int i = 0; i < count; i++) {
      String price = 108_000 + now.getEpochSecond() * 7 % 101 + ".25";
      say("TRACE price_fetch px=" + price + "000000 stale=false err=<nil>");
      say("[TICK] px=" + price + " lastClose(before-step)=" + price);
      say("TRACE step.start ts=2025-10-22T01:59:00Z price=" + price + "000000 lotsBuy=" + lots + " lotsSell=0 lastAddBuy=2025-10-12T15:22:45Z");
      say(decision);
      pause(3);
    }
    return this;
  }

  GoLines pause(long seconds) {
    now = now.plusSeconds(seconds);
    return this;
  }

  GoLines place(String side) {
    return say("TRACE postonly.place side=" + side + " limit=108010.00000000 baseReq=0.00048000 timeout_sec=900").say("OPEN-PENDING side=" + side);
  }

  GoLines reprice(String side, String old, String fresh) {
    return say("TRACE postonly.reprice side=" + side + " old_id=" + old + " new_id=" + fresh + " limit=108009.00000000 baseReq=0.00048000");
  }

  Instant now() {
    return now;
  }

  String text() {
    return text.toString();
  }

  /** Lines of two programs in one file, in the order of their times. */
  static String woven(GoLines first, GoLines second) {
    java.util.List<String> lines = new java.util.ArrayList<>(first.text().lines().toList());
    lines.addAll(second.text().lines().toList());
    lines.sort(java.util.Comparator.comparing(l -> l.substring(l.indexOf("| ") + 2, l.indexOf("| ") + 21)));
    return String.join("\n", lines) + "\n";
  }

  /** A state with one lot and one order that waits to sell; {@code pendingId} may be null. */
  static String state(double lotPrice, String pendingId, Instant created) {
    String pending = pendingId == null ? "null"
        : "{\"Side\":\"SELL\",\"LimitPx\":108010.0,\"BaseAtLimit\":0.00048,\"Quote\":51.8,\"Take\":0,\"Reason\":\"x\",\"ProductID\":\"BTC-USD\",\"CreatedAt\":\"" + created
            + "\",\"Deadline\":\"" + created.plusSeconds(900) + "\",\"OrderID\":\"" + pendingId + "\"}";
    return "{\n \"EquityUSD\": 1012.77,\n \"DailyStart\": \"2025-10-22T00:00:00Z\",\n \"DailyPnL\": 6.89,\n"
        + " \"BookBuy\": {\"runner_id\": -1, \"lots\": [{\"OpenPrice\":" + lotPrice + ",\"Side\":\"BUY\",\"SizeBase\":0.001,\"Take\":" + lotPrice * 1.02
        + ",\"OpenTime\":\"2025-10-22T01:52:19Z\",\"EntryFee\":0.01,\"OpenNotionalUSD\":" + lotPrice * 0.001 + ",\"TrailActive\":false,\"TrailPeak\":0,\"TrailStop\":0}]},\n"
        + " \"BookSell\": {\"runner_id\": -1, \"lots\": []},\n \"Exits\": [],\n \"PendingBuy\": null,\n \"PendingSell\": " + pending + "\n}\n";
  }
}
