package dev.lockstep.forensics.plant;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Defects of the window bot: some windows in a row, a capture in each, and what goes wrong after the fill. */
enum WindowDefect {
  HEALTHY("", List.of()),
  BLOCKED_LOOP("blackout", List.of("held-lane", "no-backoff", "retry-storm", "stale-data", "selective-stall")),
  BLIND("blackout", List.of("selective-stall", "global-freeze")),
  ZOMBIE_BY_CAP("zombie-retry", List.of("no-backoff", "retry-storm")),
  ZOMBIE_BY_WINDOW("zombie-retry", List.of("no-backoff", "retry-storm")),
  NO_BACKOFF("no-backoff", List.of("retry-storm", "zombie-retry")),
  STORM("retry-storm", List.of("no-backoff", "zombie-retry")),
  OVERSOLD("oversold", List.of());

  private static final long SECOND = 1_000_000_000L;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("'['HH:mm:ss'] '", Locale.ROOT);
  private static final int WINDOW = 900;

  final String rule;
  final List<String> implied;

  WindowDefect(String rule, List<String> implied) {
    this.rule = rule;
    this.implied = implied;
  }

  PlantedBundle plant(long seed, boolean decoy, long shiftNanos) {
    SplittableRandom random = new SplittableRandom(seed);
    long epoch = (1_772_241_300L / WINDOW + random.nextInt(20_000)) * WINDOW + shiftNanos / SECOND / WINDOW * WINDOW;
    LogText log = new LogText();
    int windows = 2;
    for (int w = 0; w < windows; w++) window(log, random, epoch + (long) w * WINDOW, w == 0, decoy);
    log.add((epoch + (long) windows * WINDOW + 1) * SECOND, "NEW WINDOW: btc-updown-15m-%d", epoch + (long) windows * WINDOW);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bot.log", log.print(STAMP, ZoneOffset.ofHours(-8), Long.MAX_VALUE, 0));
    return new PlantedBundle(seed, "window-bot", rule, implied, decoy, files);
  }

  private void window(LogText log, SplittableRandom random, long epoch, boolean struck, boolean decoy) {
    log.add((epoch + 1) * SECOND, "NEW WINDOW: btc-updown-15m-%d", epoch);
    long buy = epoch + WINDOW - 100 - random.nextInt(30);
    long sold = epoch + WINDOW - 30 - random.nextInt(15);
    for (long t = epoch + 2; t < epoch + WINDOW; t++) {
      int left = (int) (epoch + WINDOW - t);
      int ask = t < buy ? 55 + random.nextInt(10) : 96 + random.nextInt(3);
      log.add(t * SECOND + random.nextInt(400) * 1_000_000L,
          "%s | T-%3ds | BTC:$65,%03d(+12) | UP:%dc DN:%dc | UP:95%%/95%% | OB:+0.10/-0.20 ------(W) | pos:0/0 | watching",
          t < buy ? "IDLE   " : "SNIPER ", left, random.nextInt(1_000), ask, 100 - ask);
    }
    log.add((buy - 1) * SECOND, "CAPTURE ORDER: BUY 25 UP @ 95c");
    log.add(buy * SECOND + 500_000_000L, "CAPTURE FILLED: 25 UP @ 95c");
    if (struck) strike(log, random, epoch, buy, sold, decoy);
    else lock(log, buy + 3, sold);
  }

  private static void lock(LogText log, long placed, long sold) {
    log.add(placed * SECOND, "PROFIT_LOCK_CONFIRMED: SELL 25 UP @ 99c | order 0x51");
    log.add(sold * SECOND, "🔒✅ PROFIT_LOCK FILLED: 25 UP @ 99c");
  }

  private static void attempts(LogText log, long fromNanos, long stepNanos, int first, int last, String form) {
    boolean thinned = form.contains("/60");
    for (int i = first; i <= last; i++) {
      // The capped form is printed for the first five attempts and for every tenth.
      if (!thinned || i <= 5 || i % 10 == 0) log.add(fromNanos + (i - first) * stepNanos, form, i);
    }
  }

  private void strike(LogText log, SplittableRandom random, long epoch, long buy, long sold, boolean decoy) {
    String own = "PROFIT_LOCK_RETRY: Attempt %d | Balance: 0.0 | Waiting for shares to settle";
    String capped = "PROFIT_LOCK[BG]: Attempt %d/60 | Balance: 0.0";
    long from = buy * SECOND + 600_000_000L;
    switch (this) {
      case BLOCKED_LOOP -> {
        long length = (decoy ? 1 : 6 + random.nextInt(8)) * SECOND;
        attempts(log, from, length / 10, 1, decoy ? 3 : 10, own);
        log.cut(from - 50_000_000L, from + length, l -> l.contains("| T-"));
        lock(log, buy + 20, sold);
      }
      case BLIND -> {
        log.cut(from, from + (decoy ? 1 : 6 + random.nextInt(20)) * SECOND, l -> l.contains("| T-"));
        lock(log, buy + 40, sold);
      }
      case ZOMBIE_BY_CAP -> {
        long step = SECOND / 2;
        attempts(log, from, step, 1, decoy ? 30 : 125, capped);
        lock(log, decoy ? buy + 25 : buy + 64, sold);
      }
      case ZOMBIE_BY_WINDOW -> {
        long end = (epoch + WINDOW) * SECOND;
        attempts(log, end - 20 * SECOND, 5 * SECOND, 1, decoy ? 4 : 40, "PROFIT_LOCK[BG]: Attempt %d/60 | Balance: 0.0");
      }
      case NO_BACKOFF -> {
        attempts(log, from, 2 * SECOND, 1, decoy ? 3 : 12, own);
        lock(log, buy + 26, sold);
      }
      case STORM -> {
        attempts(log, from, SECOND / 5, 1, decoy ? 5 : 45, own);
        lock(log, buy + 11, sold);
      }
      case OVERSOLD -> {
        log.add(sold * SECOND, "HARD_STOP: FOK filled 25/25 shares");
        if (!decoy) log.add((sold + 1) * SECOND, "HARD_STOP: FOK filled 25/25 shares");
      }
      default -> lock(log, buy + 3, sold);
    }
  }
}
