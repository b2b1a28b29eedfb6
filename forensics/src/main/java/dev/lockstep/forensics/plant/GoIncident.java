package dev.lockstep.forensics.plant;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** The Go bot's incident of October 2025 as a bundle, and bundles that look alike and have other causes. */
public enum GoIncident {
  /** The loop returns with the mutex held; the poller logs one reprice and blocks; the log ends; a dump is taken later. */
  LEAKED_LOCK,
  /** The same last words, but the state is saved on, and the dump shows a bot at work: the lines were lost. */
  LOST_LOG,
  /** Two programs of the host fall silent together and go on together. */
  HOST_PAUSE,
  /** One program falls silent and goes on: nothing tells a pause from lost lines. */
  UNEXPLAINED,
  /** A kill switch closes the gate; ticks go on, the sell side is silent because it was told to. */
  GATE_CLOSED;

  private static final long SECOND = GoBot.SECOND;
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss ", Locale.ROOT);

  /** The bundle of this incident; the seed varies prices, ids and times of the healthy part. */
  public Map<String, byte[]> files(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GoBot bot = new GoBot(random, 1_761_099_840L * SECOND);
    bot.run(1_800 * SECOND);
    while (bot.resting != null) bot.run(3 * SECOND);
    bot.quiet = true;
    return switch (this) {
      case LEAKED_LOCK, LOST_LOG -> endOfLog(bot);
      case HOST_PAUSE, UNEXPLAINED -> pause(bot);
      case GATE_CLOSED -> gate(bot);
    };
  }

  private Map<String, byte[]> endOfLog(GoBot bot) {
    // The place line of that build prints no id; the state, saved just after, holds the first one.
    bot.place("SELL", 900);
    bot.log.cut(bot.now - 1, bot.now + 1, l -> l.contains("pending.set"));
    String saved = bot.state(bot.resting.id);
    long savedNanos = bot.now;
    bot.log.add(bot.now, "OPEN-PENDING side=SELL");
    bot.log.add(bot.now, "[TRACE] equity: computed=1289.23027160 (ready=true)");
    bot.now += 2 * SECOND;
    bot.reprice();
    long dumped = bot.now + 38 * 60 * SECOND;
    Map<String, Long> modified = new LinkedHashMap<>();
    boolean leaked = this == LEAKED_LOCK;
    if (!leaked) {
      bot.resting.id = bot.id();
      saved = bot.state(bot.resting.id);
      savedNanos = dumped - 20 * SECOND;
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bot.log", bot.log.print(STAMP, ZoneOffset.UTC, Long.MAX_VALUE, 0));
    files.put("bot_state.json", saved.getBytes(StandardCharsets.UTF_8));
    files.put("goroutines.txt", (leaked ? blocked() : working()).getBytes(StandardCharsets.UTF_8));
    modified.put("bot_state.json", savedNanos);
    modified.put("goroutines.txt", dumped);
    files.put("manifest.json", Manifests.write(dumped + 60 * SECOND, modified));
    return files;
  }

  private Map<String, byte[]> pause(GoBot bot) {
    LogText bridge = new LogText();
    long silent = 700 * SECOND;
    for (long t = bot.start; t < bot.now; t += 2 * SECOND) bridge.add(t, "GET /price?product=BTC-USD 200 4ms");
    bot.now += silent;
    for (long t = bot.now; t < bot.now + 600 * SECOND; t += 2 * SECOND) bridge.add(t, "GET /price?product=BTC-USD 200 4ms");
    bot.run(600 * SECOND);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bot.log", bot.log.print(STAMP, ZoneOffset.UTC, Long.MAX_VALUE, 0));
    if (this == HOST_PAUSE) files.put("bridge.log", bridge.print(STAMP, ZoneOffset.UTC, Long.MAX_VALUE, 0));
    files.put("bot_state.json", bot.state(null).getBytes(StandardCharsets.UTF_8));
    files.put("manifest.json", Manifests.write(bot.now + 5 * SECOND, Map.of("bot_state.json", bot.now - 5 * SECOND)));
    return files;
  }

  private static Map<String, byte[]> gate(GoBot bot) {
    bot.log.add(bot.now, "KILL SWITCH engaged reason=file");
    long closed = bot.now;
    bot.now += 3 * SECOND;
    bot.run(600 * SECOND);
    bot.log.cut(closed, bot.now + SECOND, l -> l.contains("sell.gate"));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("bot.log", bot.log.print(STAMP, ZoneOffset.UTC, Long.MAX_VALUE, 0));
    files.put("bot_state.json", bot.state(null).getBytes(StandardCharsets.UTF_8));
    files.put("manifest.json", Manifests.write(bot.now + 5 * SECOND, Map.of("bot_state.json", bot.now - 5 * SECOND)));
    return files;
  }

  private static String goroutine(String head, List<String> frames) {
    StringBuilder out = new StringBuilder("goroutine ").append(head).append(":\n");
    for (String frame : frames) out.append(frame).append('\n');
    return out.append('\n').toString();
  }

  private static final List<String> LOCKING = List.of(
      "sync.runtime_SemacquireMutex(0xc0001a2014?, 0x0?, 0x1?)", "\t/usr/local/go/src/runtime/sema.go:77 +0x25",
      "sync.(*Mutex).lockSlow(0xc0001a2010)", "\t/usr/local/go/src/sync/mutex.go:171 +0x15d",
      "sync.(*Mutex).Lock(...)", "\t/usr/local/go/src/sync/mutex.go:90");

  private static List<String> locking(String... rest) {
    List<String> frames = new java.util.ArrayList<>(LOCKING);
    frames.addAll(List.of(rest));
    return frames;
  }

  private static String blocked() {
    return "SIGQUIT: quit\nPC=0x46e1a1 m=0 sigcode=0\n\n"
        + goroutine("1 [sync.Mutex.Lock, 38 minutes]", locking(
            "main.(*Trader).SetEquityUSD(0xc0001a2000, 0x409424ebcc9a2a2f)", "\t/app/trader.go:512 +0x4e",
            "main.runLive({0x9d4a48, 0xc0000a4000}, 0xc0001a2000, {0x9d6f20, 0xc00012e000}, 0x1)", "\t/app/live.go:388 +0x1d2a",
            "main.main()", "\t/app/main.go:141 +0x9c5"))
        + goroutine("87 [sync.Mutex.Lock, 38 minutes]", locking(
            "main.(*Trader).step.func4({0xc000312000, 0x4})", "\t/app/trader.go:1710 +0x7b1",
            "created by main.(*Trader).step in goroutine 1", "\t/app/trader.go:1650 +0x4c3a"))
        + server();
  }

  private static String working() {
    return "SIGQUIT: quit\nPC=0x46e1a1 m=0 sigcode=0\n\n"
        + goroutine("1 [select]", List.of(
            "main.runLive({0x9d4a48, 0xc0000a4000}, 0xc0001a2000, {0x9d6f20, 0xc00012e000}, 0x1)", "\t/app/live.go:402 +0x1f11",
            "main.main()", "\t/app/main.go:141 +0x9c5"))
        + goroutine("87 [sleep]", List.of(
            "time.Sleep(0xbebc200)", "\t/usr/local/go/src/runtime/time.go:195 +0x125",
            "main.(*Trader).step.func4({0xc000312000, 0x4})", "\t/app/trader.go:1698 +0x2a2",
            "created by main.(*Trader).step in goroutine 1", "\t/app/trader.go:1650 +0x4c3a"))
        + server();
  }

  private static String server() {
    return goroutine("19 [IO wait, 41 minutes]", List.of(
        "internal/poll.runtime_pollWait(0x7f3a1c0d8eb0, 0x72)", "\t/usr/local/go/src/runtime/netpoll.go:343 +0x85",
        "net.(*TCPListener).Accept(0xc000114180)", "\t/usr/local/go/src/net/tcpsock.go:315 +0x30",
        "net/http.(*Server).Serve(0xc00017c000, {0x9d3e58, 0xc000114180})", "\t/usr/local/go/src/net/http/server.go:3056 +0x364",
        "created by main.main in goroutine 1", "\t/app/main.go:88 +0x3f2"));
  }
}
