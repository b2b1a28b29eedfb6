package dev.lockstep.bot.spot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The spot bot's numbers as a user reads them: key, value in its unit, what may be drawn by scenarios, meaning. */
public final class SpotSettingsTable {
  private static final double NANO = 1e9;
  private final List<Row> rows = new ArrayList<>();

  /** One number. {@code use}: {@code drawn} where the swarm's scenarios choose it, else {@code fixed}. */
  public record Row(String key, String value, String unit, String use, String meaning) {}

  private SpotSettingsTable() {}

  /** All numbers of a bot. */
  public static List<Row> of(SpotSettings settings) {
    SpotSettingsTable table = new SpotSettingsTable();
    table.loop(settings);
    table.entries(settings);
    table.execution(settings);
    table.exits(settings);
    table.link(settings);
    return List.copyOf(table.rows);
  }

  private void add(String key, String value, String unit, String use, String meaning) {
    rows.add(new Row("spot." + key, value, unit, use, meaning));
  }

  private void seconds(String key, long nanos, String meaning) {
    add(key, plain(nanos / NANO), "s", "fixed", meaning);
  }

  private void count(String key, long count, String meaning) {
    add(key, Long.toString(count), "", "fixed", meaning);
  }

  private void bps(String key, int centiBps, String meaning) {
    add(key, plain(centiBps / 100.0), "bps", "fixed", meaning);
  }

  private void dollars(String key, long nanoUsd, String meaning) {
    add(key, plain(nanoUsd / NANO), "$", "fixed", meaning);
  }

  /** At most nine decimals, none that says nothing. */
  private static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.9f", value).replaceAll("0+$", "");
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private void loop(SpotSettings settings) {
    count("prefix", settings.prefix(), "first digits of all its order ids");
    seconds("tick", settings.tickNanos(), "period of the main loop");
    seconds("candle", settings.candleNanos(), "length of a candle");
    add("fee", plain(settings.feePpm() / 100.0), "bps", "fixed", "fee that is expected, of the value");
    count("warm-up", settings.warmUpCandles(), "candles that must be known before an entry");
    count("signal.fast", settings.fastCandles(), "candles of the fast average");
    count("signal.slow", settings.slowCandles(), "candles of the slow average");
    bps("signal.distance", settings.signalCentiBps(), "least distance of the averages for an entry");
    seconds("quote-age", settings.quoteAgeNanos(), "oldest quote on which an entry or exit is decided");
    bps("spread-max", settings.spreadCentiBpsMax(), "no entry at a wider spread");
    count("lots-per-side", settings.lotsPerSideMax(), "most lots open on one side");
    seconds("cooldown", settings.cooldownNanos(), "time between two lots of one side");
    seconds("attempt", settings.attemptNanos(), "time between two attempts of one side");
    add("jump", plain(settings.jumpPerMille() / 10.0), "%", "fixed", "a farther price needs witnesses");
    seconds("drain", settings.drainNanos(), "how long closing waits for orders");
    count("requests", settings.requestsPerSecond(), "requests in a second");
    count("requests.for-exits", settings.requestsForExits(), "of these kept for exits and cancels");
    add("entry.mode", settings.entryMode().name().toLowerCase(Locale.ROOT).replace('_', '-'), "", "drawn", "maker-first or market-first");
  }

  private void entries(SpotSettings settings) {
    dollars("entry.quote", settings.entry().quoteNanoUsd(), "what one entry spends");
    dollars("entry.min-notional", settings.entry().minNotionalNanoUsd(), "the venue's smallest order");
    seconds("entry.timeout", settings.entry().timeoutNanos(), "deadline of a maker entry, never extended");
    seconds("entry.poll", settings.entry().pollNanos(), "how often a resting entry is asked for");
    seconds("entry.reprice", settings.entry().repriceNanos(), "time between two reprices");
    count("entry.reprice-max", settings.entry().repriceMax(), "most reprices of one entry");
    add("entry.offset", plain(settings.entry().baseOffsetCentiBps() / 100.0), "bps", "drawn", "distance of the limit from the own best price");
    add("entry.offset-share", plain(settings.entry().offsetPerMille() / 10.0), "%", "fixed", "how much of spread and volatility is added to it");
    bps("entry.drift", settings.entry().driftCentiBps(), "how far a reprice may go from the first limit");
    count("entry.improve", settings.entry().improveTicks(), "least change of a reprice in ticks");
    dollars("entry.edge", settings.entry().edgeNanoUsd(), "least worth of a reprice");
    bps("entry.slippage", settings.entry().slippageCentiBps(), "how far a taking order may go from the best price");
    seconds("entry.call", settings.entry().callNanos(), "how long an answer is awaited");
  }

  private void execution(SpotSettings settings) {
    add("queue.bound", Integer.toString(settings.execution().bound()), "", "drawn", "places of the execution queue");
    count("queue.for-exits", settings.execution().reservedForExits(), "of these kept for exits");
    seconds("queue.latency-min", settings.execution().latencyNanosMin(), "least simulated latency");
    seconds("queue.latency-max", settings.execution().latencyNanosMax(), "greatest simulated latency");
    seconds("queue.exit-durable", settings.execution().exitDurableNanos(), "how long an exit waits for its id to be durable");
    seconds("queue.entry-durable", settings.execution().entryDurableNanos(), "how long a taking entry waits for it");
  }

  private void exits(SpotSettings settings) {
    bps("exits.stop", settings.exits().stopCentiBps(), "loss at which a lot is closed");
    bps("exits.take", settings.exits().takeCentiBps(), "gain at which it is closed");
    bps("exits.trail-from", settings.exits().trailFromCentiBps(), "gain from which the trailing stop is armed");
    bps("exits.trail", settings.exits().trailCentiBps(), "how far it follows the best price");
    add("exits.runner", plain(settings.exits().runnerPerMille() / 10.0), "%", "fixed", "both trailing distances for the first lot of a side");
    dollars("exits.gate", settings.exits().gateNanoUsd(), "least result after fees for take and trailing stop");
    count("exits.bars", settings.exits().barsMax(), "age in candles at which a lot is closed");
  }

  private void link(SpotSettings settings) {
    seconds("link.first-delay", settings.link().firstDelayNanos(), "first back-off, doubled with each failure");
    seconds("link.delay-max", settings.link().delayNanosMax(), "its cap");
    seconds("link.jitter", settings.link().jitterNanos(), "most jitter on top of it");
    seconds("link.transport", settings.link().transportNanos(), "silence after which a connection is given up");
    seconds("link.usable", settings.link().usableNanos(), "time without usable data after which it is");
    seconds("link.proved", settings.link().provedNanos(), "usable data for so long resets the back-off");
    count("link.failures-max", settings.link().failuresMax(), "failures in a row that end the bot");
    seconds("link.backfill", settings.link().backfillNanos(), "candles are fetched again no sooner");
  }
}
