package dev.lockstep.bot.release;

import dev.lockstep.bot.BotFactory;
import dev.lockstep.bot.exit.ConfirmedStop;
import dev.lockstep.bot.exit.DangerExit;
import dev.lockstep.bot.exit.ExitTier;
import dev.lockstep.bot.exit.HardStop;
import dev.lockstep.bot.exit.LastSecondsExit;
import dev.lockstep.bot.exit.PriceFloor;
import dev.lockstep.bot.exit.SafetyExit;
import dev.lockstep.bot.guarded.GuardedPolicies;
import dev.lockstep.bot.guarded.GuardedWindowBot;
import dev.lockstep.bot.guarded.Surroundings;
import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.lane.LaneSpec;
import dev.lockstep.bot.lane.LaneSpec.Overflow;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Thresholds;
import dev.lockstep.bot.spot.SpotParts;
import dev.lockstep.bot.window.WindowBot;
import dev.lockstep.bot.window.WindowParts;
import dev.lockstep.bot.window.WindowParts.BalanceErrors;
import dev.lockstep.bot.window.WindowParts.Booking;
import dev.lockstep.bot.window.WindowParts.HeldShares;
import dev.lockstep.bot.window.WindowParts.LaterTries;
import dev.lockstep.bot.window.WindowParts.LockEnd;
import dev.lockstep.bot.window.WindowParts.LockPartial;
import dev.lockstep.bot.window.WindowParts.RestingLock;
import dev.lockstep.bot.window.WindowParts.UnstatedFills;
import dev.lockstep.bot.window.WindowParts.WalkBooks;
import dev.lockstep.bot.window.WindowSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The known releases of the window bot. v1.60 and v1.61 are what the seed describes; the shipped ones carry the latent defects that
 * were found in the code that really ran (sim/bot/DECISIONS.md has the table). The ablations between them change one thing each.
 */
public final class Releases {
  private static final List<LaneSpec> LANES = List.of(
      new LaneSpec("main", 750_000_000L, 1_000, Overflow.REJECT),
      new LaneSpec("lock", 0, 10, Overflow.REJECT));

  private static final ExecutionProfile ALL_ON_MAIN = new ExecutionProfile(
      new EnumMap<>(Role.class), LANES).with(Role.EXITS, "main").with(Role.PROFIT_LOCK, "main").with(Role.PROFIT_LOCK_LATER, "lock");
  static final ExecutionProfile LOCK_APART = ALL_ON_MAIN.with(Role.PROFIT_LOCK, "lock");

  private static final WindowParts PARTS_1_60 = new WindowParts(
      Releases::hardStopAndSafety, LaterTries.ENDLESS, LockEnd.NEVER, LockPartial.REMAINDER_WATCHED, RestingLock.CANCELLED_FIRST,
      WalkBooks.FRESH, BalanceErrors.RETRIED, UnstatedFills.ASKED_FOR, Booking.FILL_PRICE, HeldShares.POSITIONS);
  private static final WindowParts PARTS_1_61 = new WindowParts(
      Releases::threeTiers, LaterTries.NONE, LockEnd.WINDOW_CHANGE, LockPartial.REMAINDER_WATCHED, RestingLock.CANCELLED_FIRST,
      WalkBooks.FRESH, BalanceErrors.RETRIED, UnstatedFills.ASKED_FOR, Booking.FILL_PRICE, HeldShares.POSITIONS);
  private static final WindowParts PARTS_2 = new WindowParts(
      Releases::confirmedStopAndLastSeconds, LaterTries.NONE, LockEnd.WINDOW_CHANGE, LockPartial.REMAINDER_WATCHED,
      RestingLock.CANCELLED_FIRST, WalkBooks.FRESH, BalanceErrors.RETRIED, UnstatedFills.ASKED_FOR, Booking.FILL_PRICE, HeldShares.SELLABLE_BALANCE);

  /** The release that lost: the profit lock's ten tries run on the lane of the exits. */
  public static final Release V1_60 = new Release(
      "v1.60", "profit lock on the main lane, hard stop at 45 cents, no danger exit, no fast path", ALL_ON_MAIN,
      new TreeMap<>(), bot(PARTS_1_60))
      .with(WindowSettings.HARD_STOP_TRIGGER, "0.45")
      .with(WindowSettings.LOCK_CANCEL, "0.6")
      .with(WindowSettings.LOCK_TRIES, "10")
      .with(WindowSettings.FAST_PATH_SECONDS, "0");

  /** The fix: the profit lock has its own lane, three tiers, FOK in the last 30 seconds. */
  public static final Release V1_61 = new Release(
      "v1.61", "profit lock on its own lane, hard stop at 65 cents, danger exit, FOK in the last 30 s", LOCK_APART, new TreeMap<>(), bot(PARTS_1_61));

  private static final ExecutionProfile GUARDED = new ExecutionProfile(new EnumMap<>(Role.class), guardedLanes())
      .with(Role.EXITS, "main").with(Role.PROFIT_LOCK, "lock").with(Role.PROFIT_LOCK_LATER, "lock").with(Role.EXECUTION, "orders")
      .with(Role.GUARD, "guard").with(Role.STORE, "store").with(Role.LINK, "link");

  /** v1.61 behind the parts that it shares with the spot bot. */
  public static final Release V1_62 = new Release(
      "v1.62", "v1.61 with durable state, gate, kill switch, breakers and a supervised link between it and the venue", GUARDED, new TreeMap<>(),
      (market, profile, settings, ports) -> guarded(market, profile, settings, ports, Surroundings.of(ports.files()), SpotParts.ours()));

  /** The negative control for slow saves. What waits on the main lane for a save cannot wait there for the order's id to be durable. */
  public static final Release SAVES_ON_MAIN = new Release(
      "v1.62+save-on-main", "v1.62 with the state saved on the main lane, and orders sent before their id is durable", GUARDED.with(Role.STORE, "main"),
      new TreeMap<>(), (market, profile, settings, ports) -> guarded(
          market, profile, settings, ports, Surroundings.of(ports.files()), SpotParts.ours().with(GuardedPolicies.IdBeforeSend.SENT_AT_ONCE)));

  /** Our own: exits confirmed by time and depth. Its numbers were chosen on training windows (sim/bot/DECISIONS.md). */
  public static final Release V2 = new Release(
      "v2", "one stop confirmed by time and depth, last seconds by what the book can take, FOK always", LOCK_APART, new TreeMap<>(), bot(PARTS_2))
      .with(WindowSettings.FAST_PATH_SECONDS, "900");

  /** The baseline: buys as the others do and never sells. */
  public static final Release HOLD = new Release(
      "hold", "baseline: holds to settlement, no exits, no profit lock", LOCK_APART, new TreeMap<>(), bot(holding(PARTS_1_61)))
      .with(WindowSettings.LOCK_TRIES, "0");

  public static final Release V1_60_SHIPPED =
      V1_60.named("v1.60-shipped", "v1.60 with the latent defects of the code that ran").with(bot(shipped(PARTS_1_60)));
  public static final Release V1_61_SHIPPED =
      V1_61.named("v1.61-shipped", "v1.61 with the latent defects of the code that ran").with(bot(shipped(PARTS_1_61)));

  /** Only the lane of the profit lock, and its cap, change. */
  public static final Release LANE_ONLY =
      V1_60.named("v1.60+lane", "v1.60 with the profit lock on its own lane").on(LOCK_APART);

  /** Only the thresholds change: hard stop, danger exit, lock cancel. */
  public static final Release THRESHOLDS_ONLY = V1_60
      .named("v1.60+thresholds", "v1.60 with the thresholds of v1.61")
      .with(WindowSettings.HARD_STOP_TRIGGER, "0.65")
      .with(WindowSettings.LOCK_CANCEL, "0.7")
      .with(bot(withTiers(PARTS_1_60)));

  /** Only the FOK path of the last 30 seconds changes. */
  public static final Release FAST_PATH_ONLY = V1_60
      .named("v1.60+fast-path", "v1.60 with FOK in the last 30 s")
      .with(WindowSettings.FAST_PATH_SECONDS, "30");

  private static final List<Release> ALL =
      List.of(
      V1_60, V1_61, V1_62, V2, HOLD, V1_60_SHIPPED, V1_61_SHIPPED, LANE_ONLY, THRESHOLDS_ONLY, FAST_PATH_ONLY, SAVES_ON_MAIN);

  private Releases() {}

  public static List<Release> all() {
    return ALL;
  }

  /** The release that lost and the one that fixed it. */
  public static List<Release> compared() {
    return List.of(V1_60, V1_61);
  }

  /** The way from one to the other, one change at a time. */
  public static List<Release> ablation() {
    return List.of(V1_60, LANE_ONLY, THRESHOLDS_ONLY, FAST_PATH_ONLY, V1_61);
  }

  public static Optional<Release> find(String name) {
    return ALL.stream().filter(release -> release.name().equals(name)).findFirst();
  }

  /** The bot of v1.62 in surroundings that keep, halt and break. */
  public static GuardedWindowBot guarded(
      MarketWindow market, ExecutionProfile profile, Settings settings, Ports ports, Surroundings around, SpotParts parts) {
    return new GuardedWindowBot(market, PARTS_1_61, profile, settings, ports, around, parts);
  }

  private static List<LaneSpec> guardedLanes() {
    List<LaneSpec> lanes = new ArrayList<>(LANES);
    for (String name : List.of("orders", "guard", "store", "link")) lanes.add(new LaneSpec(name, 0, 1_000, Overflow.REJECT));
    return lanes;
  }

  private static BotFactory bot(WindowParts parts) {
    return (market, profile, settings, ports) -> new WindowBot(market, parts, profile, settings, ports);
  }

  private static WindowParts shipped(WindowParts parts) {
    return new WindowParts(
        parts.tiers(), parts.laterTries(), LockEnd.NEVER, LockPartial.COUNTS_AS_EXIT, RestingLock.LEFT_RESTING, WalkBooks.TRIGGER_SNAPSHOT,
        BalanceErrors.COUNT_AS_SOLD, UnstatedFills.COUNT_AS_REJECTED, Booking.BID_BEFORE, parts.heldShares());
  }

  private static WindowParts withTiers(WindowParts parts) {
    return new WindowParts(
        Releases::threeTiers, parts.laterTries(), parts.lockEnd(), parts.lockPartial(), parts.restingLock(), parts.walkBooks(),
        parts.balanceErrors(), parts.unstatedFills(), parts.booking(), parts.heldShares());
  }

  private static WindowParts holding(WindowParts parts) {
    return new WindowParts(
        thresholds -> List.of(), parts.laterTries(), parts.lockEnd(), parts.lockPartial(), parts.restingLock(), parts.walkBooks(),
        parts.balanceErrors(), parts.unstatedFills(), parts.booking(), parts.heldShares());
  }

  private static List<ExitTier> hardStopAndSafety(Thresholds thresholds) {
    return List.of(hardStop(thresholds), safety(thresholds));
  }

  private static List<ExitTier> threeTiers(Thresholds thresholds) {
    return List.of(
        hardStop(thresholds),
        new DangerExit(thresholds, WindowSettings.DANGER_SCORE, WindowSettings.DANGER_OPPONENT_ASK, WindowSettings.DANGER_TICKS),
        safety(thresholds));
  }

  /** All tiers of the others are thresholds on one number, the own best bid (FACTS-000, section 2): one stop, and the last seconds. */
  private static List<ExitTier> confirmedStopAndLastSeconds(Thresholds thresholds) {
    PriceFloor floor = new PriceFloor(thresholds, WindowSettings.EXIT_FLOOR);
    ConfirmedStop.Keys keys = new ConfirmedStop.Keys(
        WindowSettings.HARD_STOP_TRIGGER, WindowSettings.HARD_STOP_TICKS, WindowSettings.CONFIRM_SECONDS, WindowSettings.CONFIRM_BAND);
    return List.of(
        new ConfirmedStop(thresholds, keys, floor),
        new LastSecondsExit(thresholds, WindowSettings.SAFETY_SECONDS, WindowSettings.SAFETY_BID, floor));
  }

  private static ExitTier hardStop(Thresholds thresholds) {
    return new HardStop(thresholds, WindowSettings.HARD_STOP_TRIGGER, WindowSettings.HARD_STOP_TICKS);
  }

  private static ExitTier safety(Thresholds thresholds) {
    return new SafetyExit(thresholds, WindowSettings.SAFETY_SECONDS, WindowSettings.SAFETY_BID);
  }
}
