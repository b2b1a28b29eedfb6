package dev.lockstep.engine.venue;

import static dev.lockstep.bot.settings.Setting.choice;
import static dev.lockstep.bot.settings.Setting.used;
import static dev.lockstep.bot.settings.Unit.SECONDS;

import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.exchange.QueueMode;
import dev.lockstep.engine.exchange.SettlementModel;
import java.util.List;
import java.util.Locale;

/** Settings of the world around the bot: latencies and the venue. */
public final class WorldSettings {
  public static final String LATENCY_ENTRY = "latency.entry";
  public static final String LATENCY_RESPONSE = "latency.response";
  public static final String LATENCY_ACCOUNT = "latency.account";
  public static final String LATENCY_MODEL = "latency.model";
  public static final String LATENCY_ACTIVITY = "latency.per-thousand-rows";
  public static final String VENUE_QUEUE = "venue.queue";
  public static final String VENUE_CONSUME = "venue.consume-liquidity";
  public static final String VENUE_SETTLEMENT = "venue.settlement";
  public static final String VENUE_SETTLEMENT_LAG = "venue.settlement-lag";
  public static final String LANE_STEP_COST = "lane.step-cost";
  public static final String RUN_TAIL = "run.tail";

  private WorldSettings() {}

  public static List<Setting> all() {
    return List.of(
        choice(LATENCY_MODEL, "constant", List.of("constant", "sampled", "activity"),
            "constant; sampled: drawn from a seeded long-tailed distribution with these medians; activity: grows with rows a second"),
        used(LATENCY_ENTRY, SECONDS, "0.025", "0", "60", "from the bot to the venue, for orders and book requests"),
        used(LATENCY_RESPONSE, SECONDS, "0.025", "0", "60", "from the venue back to the bot"),
        used(LATENCY_ACCOUNT, SECONDS, "0.05", "0", "60", "round trip of balance, position and trade requests"),
        used(LATENCY_ACTIVITY, SECONDS, "0.02", "0", "60", "activity model: added per thousand rows of the last second"),
        choice(VENUE_QUEUE, "proportional", List.of("optimistic", "proportional", "pessimistic", "risk-averse"),
            "where a resting order stands in its level's queue"),
        choice(VENUE_CONSUME, "off", List.of("off", "on"), "whether what our orders took is gone for our later orders"),
        choice(VENUE_SETTLEMENT, "typical", List.of("off", "typical", "bad", "constant"),
            "lag from a purchase to the moment its shares can be sold"),
        used(VENUE_SETTLEMENT_LAG, SECONDS, "2", "0", "900", "that lag where venue.settlement is constant"),
        used(LANE_STEP_COST, SECONDS, "0", "0", "60", "time that every step of a task takes on its lane"),
        used(RUN_TAIL, SECONDS, "60", "0", "900", "time simulated after the window's end, to see what a bot still does"));
  }

  /** The same world without latency, settlement lag or cost of steps: what an ideal execution would have got. */
  public static Settings ideal(Settings settings) {
    return settings
        .with(LATENCY_MODEL, "constant")
        .with(LATENCY_ENTRY, "0")
        .with(LATENCY_RESPONSE, "0")
        .with(LATENCY_ACCOUNT, "0")
        .with(VENUE_SETTLEMENT, "off")
        .with(LANE_STEP_COST, "0");
  }

  /** The venue of these settings. */
  public static ExchangeSettings exchange(Settings settings, ExchangeSettings venue) {
    return venue
        .withQueueMode(QueueMode.valueOf(settings.word(VENUE_QUEUE).replace('-', '_').toUpperCase(Locale.ROOT)))
        .withConsumeLiquidity(settings.word(VENUE_CONSUME).equals("on"))
        .withSettlement(settlement(settings, venue));
  }

  private static SettlementModel settlement(Settings settings, ExchangeSettings venue) {
    if (!venue.rules().enforced()) return venue.settlement();
    return switch (settings.word(VENUE_SETTLEMENT)) {
      case "off" -> SettlementModel.off();
      case "typical" -> SettlementModel.typical();
      case "bad" -> SettlementModel.bad();
      case "constant" -> SettlementModel.constant(settings.nanos(VENUE_SETTLEMENT_LAG));
      default -> throw new AssertionError(settings.word(VENUE_SETTLEMENT));
    };
  }
}
