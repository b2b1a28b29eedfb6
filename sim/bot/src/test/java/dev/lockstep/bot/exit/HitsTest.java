package dev.lockstep.bot.exit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;
import dev.lockstep.bot.window.WindowSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The intervals that tiers report, against trying other settings: inside all of them every tier fires on the same views. */
class HitsTest {
  private static final List<String> KEYS = List.of(
      WindowSettings.HARD_STOP_TRIGGER, WindowSettings.HARD_STOP_TICKS, WindowSettings.DANGER_SCORE, WindowSettings.DANGER_OPPONENT_ASK,
      WindowSettings.DANGER_TICKS, WindowSettings.SAFETY_SECONDS, WindowSettings.SAFETY_BID, WindowSettings.CONFIRM_SECONDS,
      WindowSettings.CONFIRM_BAND, WindowSettings.EXIT_FLOOR);

  private static Settings settings(Random random) {
    Settings settings = Settings.standard(WindowSettings.all());
    for (String key : KEYS) {
      boolean count = key.equals(WindowSettings.HARD_STOP_TICKS) || key.equals(WindowSettings.DANGER_TICKS);
      boolean seconds = key.equals(WindowSettings.SAFETY_SECONDS) || key.equals(WindowSettings.CONFIRM_SECONDS);
      settings = settings.with(key, count || seconds ? Integer.toString(1 + random.nextInt(4)) : "0.0" + (1 + random.nextInt(9)));
    }
    return settings;
  }

  private static List<ExitView> views(Random random) {
    List<ExitView> views = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int bid = random.nextInt(12) - 1;
      long carry = bid < 0 || random.nextInt(5) == 0 ? -1 : Math.max(bid - random.nextInt(4), 0) * 10_000L;
      views.add(new ExitView(
          (12 - i) * 500_000_000L, bid, bid < 0 ? -1 : bid * 10_000L, bid < 0 ? 0 : 1, carry, random.nextInt(12) * 10_000L,
          random.nextInt(12) * 10_000L, i * 500_000_000L));
    }
    return views;
  }

  private static List<Boolean> fires(ExitTier tier, List<ExitView> views) {
    return views.stream().map(view -> tier.decide(view) instanceof ExitDecision.Exit).toList();
  }

  private static boolean inside(Thresholds thresholds, Settings settings) {
    for (Map.Entry<String, Threshold> entry : thresholds.all().entrySet()) {
      long value = settings.value(entry.getKey());
      if (value < entry.getValue().low() || value > entry.getValue().high()) return false;
    }
    return true;
  }

  @Test
  void insideTheIntervalsEveryTierFiresOnTheSameViews() {
    List<Function<Thresholds, ExitTier>> tiers = List.of(
        thresholds -> new HardStop(thresholds, WindowSettings.HARD_STOP_TRIGGER, WindowSettings.HARD_STOP_TICKS),
        thresholds -> new DangerExit(thresholds, WindowSettings.DANGER_SCORE, WindowSettings.DANGER_OPPONENT_ASK, WindowSettings.DANGER_TICKS),
        thresholds -> new SafetyExit(thresholds, WindowSettings.SAFETY_SECONDS, WindowSettings.SAFETY_BID),
        thresholds -> new LastSecondsExit(thresholds, WindowSettings.SAFETY_SECONDS, WindowSettings.SAFETY_BID,
            new PriceFloor(thresholds, WindowSettings.EXIT_FLOOR)),
        thresholds -> new ConfirmedStop(thresholds, new ConfirmedStop.Keys(WindowSettings.HARD_STOP_TRIGGER, WindowSettings.HARD_STOP_TICKS,
            WindowSettings.CONFIRM_SECONDS, WindowSettings.CONFIRM_BAND), new PriceFloor(thresholds, WindowSettings.EXIT_FLOOR)));
    Random random = new Random(7);
    int compared = 0;
    for (int round = 0; round < 300; round++) {
      List<ExitView> views = views(random);
      for (Function<Thresholds, ExitTier> tier : tiers) {
        Thresholds thresholds = new Thresholds(settings(random));
        if (round % 2 == 0) thresholds.all().values().forEach(threshold -> threshold.watch(() -> {}));
        List<Boolean> expected = fires(tier.apply(thresholds), views);
        for (int i = 0; i < 60; i++) {
          Settings other = settings(random);
          if (!inside(thresholds, other)) continue;
          compared++;
          assertThat(fires(tier.apply(new Thresholds(other)), views)).as("%s on %s", other.canonical(), views).isEqualTo(expected);
        }
      }
    }
    assertThat(compared).isGreaterThan(10_000);
  }

  /** One low bid where two are needed tells no triggers apart; two do. */
  @Test
  void aDipThatWasTooShortTellsNothingApart() {
    Thresholds thresholds = new Thresholds(Settings.standard(WindowSettings.all())
        .with(WindowSettings.HARD_STOP_TRIGGER, "0.65").with(WindowSettings.HARD_STOP_TICKS, "2"));
    HardStop stop = new HardStop(thresholds, WindowSettings.HARD_STOP_TRIGGER, WindowSettings.HARD_STOP_TICKS);
    Threshold trigger = thresholds.of(WindowSettings.HARD_STOP_TRIGGER);
    for (int bid : new int[] {60, 80}) stop.decide(view(bid));
    assertThat(trigger.low()).isEqualTo(Long.MIN_VALUE);
    assertThat(trigger.high()).isEqualTo(799_999);
    for (int bid : new int[] {55, 50}) stop.decide(view(bid));
    assertThat(trigger.low()).isEqualTo(550_000);
  }

  /** The exact answer for one trigger: the highest at which no two bids in a row are at or below it. */
  @Test
  void ofEachRowTheMissThatRulesOutLeastIsNoted() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      Thresholds thresholds = new Thresholds(Settings.standard(WindowSettings.all())
          .with(WindowSettings.HARD_STOP_TRIGGER, "0.2").with(WindowSettings.HARD_STOP_TICKS, "2"));
      HardStop stop = new HardStop(thresholds, WindowSettings.HARD_STOP_TRIGGER, WindowSettings.HARD_STOP_TICKS);
      long lowestPair = Long.MAX_VALUE;
      int before = -1;
      for (int i = 0; i < 8; i++) {
        int bid = 21 + random.nextInt(70);
        if (before >= 0) lowestPair = Math.min(lowestPair, Math.max(before, bid));
        before = bid;
        assertThat(stop.decide(view(bid))).isEqualTo(new ExitDecision.Hold(0));
      }
      assertThat(thresholds.of(WindowSettings.HARD_STOP_TRIGGER).high()).isEqualTo(lowestPair * 10_000 - 1);
    }
  }

  private static ExitView view(int bid) {
    return new ExitView(60_000_000_000L, bid, bid * 10_000L, 1, bid * 10_000L, 0, 0, 0);
  }
}
