package dev.lockstep.forensics.plant;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Defects of the Go bot, each with the rule that must find it and the rules it may set off besides. */
enum GoDefect {
  HEALTHY("", List.of()),
  LOST_UPDATE("stale-pending-order", List.of("saves-stopped")),
  NOT_PERSISTED("stale-pending-order", List.of("saves-stopped", "orphan-order")),
  SAVES_STOPPED("saves-stopped", List.of("stale-pending-order", "ghost-pending-order")),
  FREEZE("global-freeze", List.of("blackout", "selective-stall")),
  HOST_PAUSE("host-pause", List.of("blackout", "global-freeze")),
  SELL_STALL("selective-stall", List.of()),
  ORPHAN("orphan-order", List.of("stale-pending-order")),
  FILL_LOST("fill-lost", List.of()),
  FILLED_TWICE("duplicate-fill", List.of("fill-lost")),
  FILLED_AFTER_END("bad-lifecycle", List.of("fill-lost")),
  CHAIN_BREAK("reprice-chain-break", List.of("orphan-order", "stale-pending-order", "bad-lifecycle", "foreign-order")),
  FOREIGN("foreign-order", List.of("fill-lost")),
  AFTER_GATE("submit-after-gate", List.of("stale-pending-order")),
  SAVES_FAIL("saves-stopped", List.of("stale-pending-order", "ghost-pending-order")),
  NAN_PRICE("nan-propagation", List.of()),
  RESTART("restart-gap", List.of("orphan-order", "stale-pending-order", "fill-lost")),
  STEP_BACK("clock-skew", List.of("orphan-order", "fill-lost")),
  TORN_STATE("state-unreadable", List.of()),
  WRONG_SUM("state-inconsistent", List.of()),
  GHOST("ghost-pending-order", List.of()),
  LINES_DROPPED("log-loss", List.of());

  private static final long SECOND = GoBot.SECOND;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss ", Locale.ROOT);

  final String rule;
  final List<String> implied;

  GoDefect(String rule, List<String> implied) {
    this.rule = rule;
    this.implied = implied;
  }

  PlantedBundle plant(long seed, boolean decoy, long shiftNanos) {
    SplittableRandom random = new SplittableRandom(seed);
    GoBot bot = new GoBot(random, (1_761_000_000L + random.nextInt(20_000_000)) * SECOND + shiftNanos);
    bot.run((240 + random.nextInt(300)) * SECOND);
    Scene scene = new Scene(bot);
    play(scene, random, decoy);
    scene.finish();
    return new PlantedBundle(seed, "go-bot", rule, implied, decoy, scene.files);
  }

  /** What is collected in the end. */
  private static final class Scene {
    final GoBot bot;
    final Map<String, byte[]> files = new LinkedHashMap<>();
    final Map<String, Long> modified = new LinkedHashMap<>();
    String state;
    long stateNanos = -1;
    long stepAt = Long.MAX_VALUE;
    long stepBack;
    long collectedAfter = 2 * SECOND;
    boolean stateCut;
    double sumFactor = 1;
    String backup;

    Scene(GoBot bot) {
      this.bot = bot;
    }

    void freezeState(String text) {
      state = text;
      stateNanos = bot.now;
    }

    void finish() {
      if (state == null) {
        state = bot.state(bot.resting == null ? null : bot.resting.id);
        stateNanos = Math.max(bot.savedNanos, bot.log.lastNanos() - 5 * SECOND);
      }
      if (sumFactor != 1) state = wrongSum(state, sumFactor);
      byte[] text = state.getBytes(StandardCharsets.UTF_8);
      files.put("bot.log", bot.log.print(STAMP, ZoneOffset.UTC, stepAt, stepBack));
      files.put("bot_state.json", stateCut ? java.util.Arrays.copyOf(text, text.length * 2 / 3) : text);
      modified.put("bot_state.json", stateNanos);
      if (backup != null) {
        files.put("bot_state.json.bak", backup.getBytes(StandardCharsets.UTF_8));
        modified.put("bot_state.json.bak", stateNanos - 30 * SECOND);
      }
      files.put("manifest.json", Manifests.write(bot.log.lastNanos() + collectedAfter, modified));
    }
  }

  private static String wrongSum(String state, double factor) {
    String key = "\"OpenNotionalUSD\":";
    int at = state.indexOf(key) + key.length();
    int end = state.indexOf(',', at);
    return state.substring(0, at) + String.format(Locale.ROOT, "%.8f", Double.parseDouble(state.substring(at, end)) * factor) + state.substring(end);
  }

  private static void calm(GoBot bot) {
    while (bot.resting != null) bot.run(3 * SECOND);
  }

  private void play(Scene scene, SplittableRandom random, boolean decoy) {
    GoBot bot = scene.bot;
    switch (this) {
      case HEALTHY -> bot.run(120 * SECOND);
      case LOST_UPDATE, NOT_PERSISTED -> pendingLost(scene, decoy);
      case SAVES_STOPPED -> {
        scene.freezeState(bot.state(bot.resting == null ? null : bot.resting.id));
        if (decoy) calm(bot);
        if (decoy) scene.freezeState(bot.state(null));
        bot.run((decoy ? 60 : 640 + random.nextInt(300)) * SECOND);
        if (decoy) calm(bot);
      }
      case FREEZE -> bot.now += (decoy ? 4 : 60 + random.nextInt(600)) * SECOND;
      case HOST_PAUSE -> hostPause(scene, random, decoy);
      case SELL_STALL -> {
        long from = bot.now;
        bot.run((decoy ? 9 : 90 + random.nextInt(200)) * SECOND);
        bot.log.cut(from, bot.now, l -> l.contains("sell.gate"));
      }
      case ORPHAN -> {
        calm(bot);
        bot.quiet = true;
        bot.place("SELL", 60);
        bot.run(30 * SECOND);
        bot.resting = null;
        bot.run((decoy ? 26 : 90) * SECOND);
        bot.saved();
        // A decoy's state still knows the order: nothing is lost until the deadline has passed.
        if (decoy) scene.freezeState(bot.state(null));
        if (decoy) scene.stateNanos = bot.now - 65 * SECOND;
      }
      case SAVES_FAIL -> {
        for (int i = 0; i < (decoy ? 1 : 6); i++) {
          bot.log.add(bot.now, "[WARN] saveState: open /opt/coinbase/state: no space left on device");
          bot.run(20 * SECOND);
        }
      }
      case NAN_PRICE -> {
        if (!decoy) bot.price = Double.NaN;
        if (!decoy) bot.tick();
        bot.price = 108_000;
        bot.now += 3 * SECOND;
      }
      case RESTART -> {
        calm(bot);
        bot.now += (decoy ? 8 : 120 + random.nextInt(300)) * SECOND;
        bot.log.add(bot.now, "serving metrics on :8080/metrics");
        bot.log.add(bot.now, "Starting coinbase-bridge — product=BTC-USD dry_run=false");
      }
      case STEP_BACK -> {
        calm(bot);
        scene.stepAt = bot.now;
        scene.stepBack = decoy ? 0 : (10 + random.nextInt(100)) * SECOND;
      }
      case TORN_STATE -> {
        calm(bot);
        scene.stateCut = !decoy;
        if (random.nextBoolean() || decoy) scene.backup = bot.state(null);
      }
      case WRONG_SUM -> {
        calm(bot);
        while (bot.lots.isEmpty()) bot.run(60 * SECOND);
        calm(bot);
        scene.sumFactor = decoy ? 1.0001 : 1.5;
      }
      case LINES_DROPPED -> bot.log.add(bot.now, decoy ? "[SYNC] history_last=ok" : "Suppressed " + (100 + random.nextInt(900)) + " messages from bot.service");
      default -> orders(scene, decoy);
    }
    if (!List.of(LOST_UPDATE, NOT_PERSISTED, SAVES_STOPPED, ORPHAN, GHOST).contains(this)) {
      bot.run((200 + random.nextInt(200)) * SECOND);
      calm(bot);
    }
  }

  private void pendingLost(Scene scene, boolean decoy) {
    GoBot bot = scene.bot;
    calm(bot);
    bot.quiet = true;
    if (this == LOST_UPDATE) {
      bot.place("SELL", 1_800);
      bot.run(12 * SECOND);
      String old = bot.resting.id;
      bot.reprice();
      bot.run(30 * SECOND);
      scene.freezeState(bot.state(decoy ? bot.resting.id : old));
      bot.run(30 * SECOND);
      return;
    }
    String before = bot.state(null);
    scene.freezeState(before);
    bot.now += 6 * SECOND;
    bot.place("SELL", 3_600);
    bot.run((decoy ? 100 : 700) * SECOND);
  }

  private static void hostPause(Scene scene, SplittableRandom random, boolean decoy) {
    GoBot bot = scene.bot;
    LogText bridge = new LogText();
    for (long t = bot.start; t < bot.now; t += 2 * SECOND) bridge.add(t, "GET /price?product=BTC-USD 200 4ms");
    bot.now += (decoy ? 4 : 90 + random.nextInt(400)) * SECOND;
    for (long t = bot.now; t < bot.now + 200 * SECOND; t += 2 * SECOND) bridge.add(t, "GET /price?product=BTC-USD 200 4ms");
    scene.files.put("bridge.log", bridge.print(STAMP, ZoneOffset.UTC, Long.MAX_VALUE, 0));
  }

  private void orders(Scene scene, boolean decoy) {
    GoBot bot = scene.bot;
    calm(bot);
    bot.quiet = true;
    bot.place("BUY", 900);
    bot.run(6 * SECOND);
    switch (this) {
      case FILL_LOST -> {
        bot.filledLine(bot.resting.id, bot.resting.size);
        if (decoy) bot.lot();
      }
      case FILLED_TWICE -> {
        bot.filledLine(bot.resting.id, bot.resting.size * (decoy ? 0.5 : 1));
        bot.lot();
        bot.run(6 * SECOND);
        bot.filledLine(bot.resting.id, bot.resting.size * (decoy ? 0.5 : 1));
        bot.lot();
      }
      case FILLED_AFTER_END -> {
        bot.log.add(bot.now, "TRACE postonly.timeout order_id=%s", bot.resting.id);
        bot.run(6 * SECOND);
        if (!decoy) bot.filledLine(bot.resting.id, bot.resting.size);
        if (!decoy) bot.lot();
      }
      case CHAIN_BREAK -> {
        String old = bot.resting.id;
        bot.reprice();
        bot.run(4 * SECOND);
        if (!decoy) bot.resting.id = old;
        bot.reprice();
        bot.run(4 * SECOND);
        bot.filledLine(bot.resting.id, bot.resting.size);
        bot.lot();
      }
      case FOREIGN -> {
        bot.filledLine(bot.resting.id, bot.resting.size);
        bot.lot();
        bot.run(6 * SECOND);
        if (!decoy) bot.filledLine("99" + bot.id(), 0.0005);
        if (!decoy) bot.lot();
      }
      case AFTER_GATE -> {
        bot.filledLine(bot.resting.id, bot.resting.size);
        bot.lot();
        if (!decoy) bot.log.add(bot.now + SECOND, "KILL SWITCH engaged reason=file");
        bot.now += 3 * SECOND;
        bot.place("SELL", 900);
        bot.run(9 * SECOND);
        if (decoy) bot.log.add(bot.now + SECOND, "KILL SWITCH engaged reason=file");
        bot.log.add(bot.now, "TRACE postonly.timeout order_id=%s", bot.resting.id);
      }
      case GHOST -> {
        bot.filledLine(bot.resting.id, bot.resting.size);
        bot.lot();
        String ghost = bot.resting.id;
        bot.run(30 * SECOND);
        scene.freezeState(bot.state(decoy ? null : ghost));
        bot.run(20 * SECOND);
      }
      default -> throw new AssertionError(this);
    }
    bot.resting = null;
    bot.saved();
    if (this != GHOST) bot.quiet = this == AFTER_GATE;
  }
}
