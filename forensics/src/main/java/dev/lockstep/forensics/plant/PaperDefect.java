package dev.lockstep.forensics.plant;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Defects of the paper session: one JSON object a line, a heartbeat a second. */
enum PaperDefect {
  HEALTHY("", List.of()),
  STALE("stale-data", List.of("reconnect-storm")),
  FROZEN_PRICE("stale-data", List.of()),
  RECONNECTS("reconnect-storm", List.of("stale-data")),
  RECONNECT_BURST("reconnect-storm", List.of("stale-data")),
  DEAD_TASK("dead-task", List.of()),
  SLOW("latency-outlier", List.of()),
  STEP_BACK("clock-skew", List.of("stale-data")),
  TRADE_TWICE("duplicate-fill", List.of()),
  AFTER_GATE("submit-after-gate", List.of()),
  BROKEN_DATABASE("state-unreadable", List.of()),
  NAN_PRICE("nan-propagation", List.of()),
  FREEZE("global-freeze", List.of("blackout", "selective-stall", "stale-data", "dead-task"));

  private static final long SECOND = 1_000_000_000L;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  final String rule;
  final List<String> implied;

  PaperDefect(String rule, List<String> implied) {
    this.rule = rule;
    this.implied = implied;
  }

  /** A session in progress. */
  private static final class Session {
    final LogText log = new LogText();
    final SplittableRandom random;
    long now;
    double price = 95_353.2;
    boolean frozen;
    int order;
    private int beats;

    Session(SplittableRandom random, long start) {
      this.random = random;
      now = start;
    }

    void say(String level, String message) {
      log.add(now, "%s", "\"level\":\"" + level + "\",\"component\":\"btc_agents\",\"message\":\"" + message + "\"");
    }

    void event(String name, String fields) {
      log.add(now, "%s", "\"level\":\"INFO\",\"component\":\"btc_agents\",\"message\":\"EVENT: " + name + "\",\"meta\":{\"event\":\"" + name + "\"" + fields + "}");
    }

    void beat(boolean funding) {
      if (!frozen) price += random.nextInt(-500, 501) / 100.0;
      String text = Double.isNaN(price) ? "nan" : String.format(Locale.ROOT, "%,.2f", price);
      say("INFO", "[ASYNC] BTCUSD | Price: " + text + " | Pos: FLAT  | Equity: $10,000.00 | Elapsed: 1s | Remaining: 0:58");
      event("AsyncHeartbeat", ",\"price\":" + (Double.isNaN(price) ? "null" : String.format(Locale.ROOT, "%.2f", price)) + ",\"pos\":\"FLAT\",\"equity\":10000.0");
      if (funding && beats++ % 5 == 0) event("TaskHeartbeat", ",\"task\":\"funding\"");
      if (random.nextInt(4) == 0) event("ExecutionLatency", ",\"latency_ms\":" + (50 + random.nextInt(60)));
    }

    void run(int seconds, boolean funding) {
      for (int i = 0; i < seconds; i++) {
        beat(funding);
        if (i % 40 == 20) trade();
        now += SECOND + random.nextInt(30) * 1_000_000L;
      }
    }

    void trade() {
      String id = "async_" + ++order;
      event("OrderSubmitted", ",\"client_order_id\":\"" + id + "\",\"side\":\"LONG\",\"qty\":0.02");
      now += 200_000_000L;
      event("ExecutionFill", fill(id));
      now += 100_000_000L;
      event("ExecutionExit", ",\"reason\":\"TP\",\"price\":95400.1,\"pnl\":1.25");
    }

    String fill(String id) {
      return ",\"client_order_id\":\"" + id + "\",\"side\":\"LONG\",\"qty\":0.02,\"price\":95390.5,\"trade_id\":\"tr-" + id + "\"";
    }
  }

  PlantedBundle plant(long seed, boolean decoy, long shiftNanos) {
    SplittableRandom random = new SplittableRandom(seed);
    Session s = new Session(random, (1_768_500_000L + random.nextInt(9_000_000)) * SECOND + shiftNanos);
    s.say("INFO", "Loaded strategy: default");
    s.say("INFO", "Connecting to Bitunix WS (Kline): wss://fapi.bitunix.com/public/");
    s.now += SECOND;
    s.say("INFO", "Connected to Bitunix Kline & Ticker WS");
    s.run(150 + random.nextInt(150), true);
    Map<String, byte[]> files = new LinkedHashMap<>();
    long[] step = {Long.MAX_VALUE, 0};
    play(s, files, step, decoy);
    s.run(60, this != DEAD_TASK || decoy);
    files.put("system.jsonl", s.log.json(STAMP, ZoneOffset.UTC, step[0], step[1]));
    if (!files.containsKey("async_broker_state.json")) {
      String state = String.format(Locale.ROOT, "{\"symbol\":\"BTCUSD\",\"starting_equity\":10000,\"current_equity\":10001.5,\"processed_order_ids\":[],"
          + "\"order_history\":[],\"working_orders\":[],\"pos\":null,\"saved_at\":%.3f}", s.log.lastNanos() / 1e9 - 5);
      files.put("async_broker_state.json", state.getBytes(StandardCharsets.UTF_8));
    }
    return new PlantedBundle(seed, "paper-session", rule, implied, decoy, files);
  }

  private void play(Session s, Map<String, byte[]> files, long[] step, boolean decoy) {
    switch (this) {
      case HEALTHY -> s.run(30, true);
      case STALE -> {
        double age = decoy ? 5 : 21.5;
        s.say("WARNING", String.format(Locale.ROOT, "STALE DATA: No market data for %.1fs. Triggering PROACTIVE restart of market data task.", age));
      }
      case FROZEN_PRICE -> {
        s.frozen = true;
        for (int i = 0; i < (decoy ? 5 : 24); i++) {
          s.beat(true);
          s.now += SECOND;
        }
        s.frozen = false;
      }
      case RECONNECTS -> connects(s, decoy ? 3 : 14, 4 * SECOND);
      case RECONNECT_BURST -> connects(s, decoy ? 8 : 45, decoy ? 0 : SECOND / 5);
      case DEAD_TASK -> {
        s.event("TaskHeartbeat", ",\"task\":\"funding\"");
        s.event("TaskError", ",\"task\":\"funding\",\"error\":\"boom\"");
        s.run(decoy ? 3 : 100, decoy);
      }
      case SLOW -> s.event("ExecutionLatency", ",\"latency_ms\":" + (decoy ? 120 : 900 + s.random.nextInt(3_000)));
      case STEP_BACK -> {
        step[0] = s.now;
        step[1] = decoy ? SECOND / 2 : (3 + s.random.nextInt(30)) * SECOND;
      }
      case TRADE_TWICE -> {
        String id = "async_x" + s.order;
        s.event("OrderSubmitted", ",\"client_order_id\":\"" + id + "\",\"side\":\"LONG\",\"qty\":0.02");
        s.now += SECOND / 5;
        s.event("ExecutionFill", s.fill(id));
        s.now += SECOND / 2;
        if (!decoy) s.event("ExecutionFill", s.fill(id));
        s.now += SECOND / 10;
        s.event("ExecutionExit", ",\"reason\":\"TP\",\"price\":95400.1,\"pnl\":1.25");
      }
      case AFTER_GATE -> {
        if (!decoy) s.say("CRITICAL", "CIRCUIT BREAKER TRIPPED: 5 consecutive losses");
        s.now += SECOND;
        s.trade();
        if (decoy) s.now += SECOND;
        if (decoy) s.say("CRITICAL", "CIRCUIT BREAKER TRIPPED: 5 consecutive losses");
        for (int i = 0; i < 30; i++) {
          s.now += SECOND;
          s.beat(true);
        }
        s.say("INFO", "AsyncRunner shutdown complete.");
        s.now += 2 * SECOND;
        s.say("INFO", "Loaded strategy: default");
      }
      case BROKEN_DATABASE -> files.put("async_broker_state.json", decoy
          ? "{\"symbol\":\"BTCUSD\",\"processed_order_ids\":[],\"pos\":null}".getBytes(StandardCharsets.UTF_8)
          : "{\"symbol\":\"BTCUSD\",\"processed_ord".getBytes(StandardCharsets.UTF_8));
      case NAN_PRICE -> {
        double before = s.price;
        if (!decoy) s.price = Double.NaN;
        s.beat(true);
        s.now += SECOND;
        s.price = before;
      }
      case FREEZE -> s.now += (decoy ? 1 : 40 + s.random.nextInt(300)) * SECOND;
      default -> throw new AssertionError(this);
    }
  }

  private static void connects(Session s, int times, long gapNanos) {
    for (int i = 0; i < times; i++) {
      s.say("INFO", "Connecting to Bitunix WS (Kline): wss://fapi.bitunix.com/public/");
      s.now += gapNanos == 0 ? Math.round(Math.pow(1.5, i) * SECOND / 4) : gapNanos;
      if (gapNanos != SECOND / 5) s.beat(true);
    }
  }
}
