package dev.lockstep.forensics.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A healthy run of the Go bot: ticks about every three seconds, and one maker order after the other. */
final class GoBot {
  static final long SECOND = 1_000_000_000L;

  /** An order that is out, with the last id it has. */
  static final class Resting {
    String side;
    String id;
    String firstId;
    double price;
    double size;
    long placed;
    long deadlineNanos;
  }

  final LogText log = new LogText();
  final SplittableRandom random;
  final long start;
  final List<String> lots = new ArrayList<>();
  long now;
  long nextId;
  double price = 108_000 + 0.5;
  Resting resting;
  long savedNanos;
  /** Orders are placed no more. */
  boolean quiet;
  private long nextOrder;
  private int ordersDone;
  private String buying = "SELL";

  GoBot(SplittableRandom random, long start) {
    this.random = random;
    this.start = start;
    now = start;
    savedNanos = start;
    nextId = 51_343_330_000L + random.nextInt(1_000_000);
    nextOrder = start + 30 * SECOND;
    log.add(now, "serving metrics on :8080/metrics");
    log.add(now, "Starting coinbase-bridge — product=BTC-USD dry_run=false");
  }

  String id() {
    nextId += 1 + random.nextInt(90);
    return Long.toString(nextId);
  }

  /** Lets the bot live for a while. */
  void run(long nanos) {
    long end = now + nanos;
    while (now < end) {
      tick();
      if (!quiet) order();
      now += (random.nextInt(10) < 7 ? 3 : random.nextInt(2) == 0 ? 2 : 4) * SECOND;
    }
  }

  void tick() {
    price += random.nextInt(-2_000, 2_001) / 100.0;
    log.add(now, "TRACE price_fetch px=%.8f stale=false err=<nil>", price);
    log.add(now, "[TICK] px=%.2f lastClose(before-step)=%.2f", price, price);
    log.add(now, "TRACE TARGET [TICK] px=%.2f lastClose(before-step)=%.2f", price, price);
    log.add(now, "TRACE step.start ts=2025-10-14T03:02:12Z price=%.8f lotsBuy=%d lotsSell=%d lastAddBuy=2025-10-12T15:22:45Z", price, lots.size(), 1);
    log.add(now, "TRACE sell.gate.pre availBase=0.01200000 reservedLong=0.00000000 needBaseRaw=0.00042000 baseStep=0.00000001");
    log.add(now, "[DEBUG] Total Lots=%d, Decision=FLAT Reason = pUp=0.56759, ema4=113577.27 vs ema8=113658.59", lots.size() + 1);
    log.add(now, resting == null ? "FLAT [pUp=0.56759, ema4=113577.27 vs ema8=113658.59]" : "OPEN-PENDING side=" + resting.side);
  }

  private void order() {
    if (resting == null && now >= nextOrder) {
      buying = buying.equals("SELL") ? "BUY" : "SELL";
      place(buying, 900);
    } else if (resting != null && now - resting.placed > 12 * SECOND) {
      if (ordersDone++ % 3 == 2) timeout();
      else fill();
    } else if (resting != null && now - resting.placed > 4 * SECOND) {
      reprice();
    }
  }

  void place(String side, int timeoutSeconds) {
    resting = new Resting();
    resting.side = side;
    resting.price = price;
    resting.size = 0.00042 + random.nextInt(100) / 1e5;
    resting.placed = now;
    resting.deadlineNanos = now + timeoutSeconds * SECOND;
    log.add(now, "TRACE postonly.place side=%s limit=%.8f baseReq=%.8f timeout_sec=%d", side, price, resting.size, timeoutSeconds);
    resting.id = id();
    resting.firstId = resting.id;
    log.add(now, "TRACE postonly.pending.set side=%s order_id=%s limit=%.2f base=%.8f", side, resting.id, price, resting.size);
    saved();
  }

  void reprice() {
    String fresh = id();
    log.add(now, "TRACE postonly.reprice side=%s old_id=%s new_id=%s limit=%.8f baseReq=%.8f", resting.side, resting.id, fresh, price, resting.size);
    resting.id = fresh;
    saved();
  }

  void fill() {
    filledLine(resting.id, resting.size);
    lot();
    resting = null;
    nextOrder = now + (20 + random.nextInt(30)) * SECOND;
    saved();
  }

  void filledLine(String id, double size) {
    log.add(now, "TRACE postonly.filled order_id=%s price=%.8f baseFilled=%.8f quoteSpent=%.2f fee=0.0458", id, price, size, price * size);
  }

  /** What the loop prints when it has drained a fill. */
  void lot() {
    log.add(now + SECOND, "[LIVE ORDER] %s quote=%.2f take=%.2f fee=0.0458 reason=pUp=0.41 [async]", resting.side, price * resting.size, price * 1.02);
    log.add(now + SECOND, "TRACE equity.baseline.set side=%s old=1289.23 new=1290.11", resting.side);
    lots.add(String.format(Locale.ROOT,
        "{\"OpenPrice\":%.2f,\"Side\":\"%s\",\"SizeBase\":%.8f,\"Take\":%.2f,\"OpenTime\":\"%s\",\"EntryFee\":0.0458,\"OpenNotionalUSD\":%.8f,"
            + "\"TrailActive\":false,\"TrailPeak\":0,\"TrailStop\":0,\"reason\":\"x\",\"exit_mode\":\"ScalpTrailing\",\"entry_order_id\":\"%s\"}",
        Math.round(price * 100) / 100.0, resting.side, resting.size, price * 1.02, java.time.Instant.ofEpochSecond(now / SECOND), Math.round(price * 100) / 100.0 * Double.parseDouble(String.format(Locale.ROOT, "%.8f", resting.size)), resting.id));
    // One lot in, one lot out: the bot does not grow without end.
    if (lots.size() > 3) {
      lots.remove(0);
      log.add(now + SECOND, "TRACE exit.classify side=BUY kind=scalp reason=take_profit open=%.2f exec=%.2f baseFilled=0.00042 rawPL=0.5 entryFee=0.1 exitFee=0.1 finalPL=0.3", price, price + 100);
    }
  }

  void timeout() {
    log.add(now, "TRACE postonly.timeout order_id=%s", resting.id);
    resting = null;
    nextOrder = now + 25 * SECOND;
    saved();
  }

  void saved() {
    savedNanos = now;
  }

  /** The state as it is now; {@code pendingId} null for none. */
  String state(String pendingId) {
    String pending = "null";
    if (pendingId != null) {
      pending = String.format(Locale.ROOT,
          "{\"Side\":\"%s\",\"LimitPx\":%.2f,\"BaseAtLimit\":%.8f,\"Quote\":45.1,\"Take\":0,\"Reason\":\"x\",\"ProductID\":\"BTC-USD\",\"CreatedAt\":\"%s\",\"Deadline\":\"%s\",\"OrderID\":\"%s\"}",
          resting.side, resting.price, resting.size, java.time.Instant.ofEpochSecond(resting.placed / SECOND), java.time.Instant.ofEpochSecond(resting.deadlineNanos / SECOND), pendingId);
    }
    List<String> buys = lots.stream().filter(l -> l.contains("\"BUY\"")).toList();
    List<String> sells = lots.stream().filter(l -> l.contains("\"SELL\"")).toList();
    return "{\n \"EquityUSD\": 1012.77,\n \"DailyStart\": \"2025-10-21T00:00:00Z\",\n \"DailyPnL\": 6.89,\n \"BookBuy\": {\"runner_id\": -1, \"lots\": ["
        + String.join(",", buys) + "]},\n \"BookSell\": {\"runner_id\": -1, \"lots\": [" + String.join(",", sells)
        + "]},\n \"NextLotSeq\": 12,\n \"Exits\": [],\n \"PendingBuy\": " + (resting != null && "BUY".equals(resting.side) ? pending : "null")
        + ",\n \"PendingSell\": " + (resting != null && "SELL".equals(resting.side) ? pending : "null")
        + ",\n \"PendingRecheckBuy\": false,\n \"PendingRecheckSell\": false\n}\n";
  }
}
