package dev.lockstep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.venue.WorldSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The incident as a story: a fill, ten retries on the lane of the exits, and a price that falls meanwhile. */
class BlackoutStoryTest {
  private static Settings settings(Release release, Map<String, String> changes) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    Settings settings = release.settings(Settings.standard(known), Map.of("venue.settlement", "constant", "venue.settlement-lag", "8"));
    return settings.withAll(changes);
  }

  private static Knots crash() {
    return new Knots("btc-updown-15m-1772241300", Outcome.DOWN)
        .bid(140, 97)
        .bid(109, 94).sale(109, 95, 100)
        .bid(108.5, 97)
        .bid(106, 80).bid(104, 50).bid(100, 6);
  }

  private static Position run(Release release, Map<String, String> changes) {
    Knots knots = crash();
    WindowResult result = WindowRun.run(knots.open(), release, settings(release, changes), ExchangeSettings.polymarket(), 1);
    result.journal().forEach(System.out::println);
    return Positions.of(result, knots.instrument()).orElseThrow();
  }

  @Test
  void theRetriesOnTheMainLaneAreTheBlackout() {
    Position before = run(Releases.V1_60, Map.of());
    System.out.println(before);
    Position after = run(Releases.V1_61, Map.of());
    System.out.println(after);
    assertThat(before.watch().blackoutNanosMax()).isBetween(5_500_000_000L, 6_500_000_000L);
    assertThat(after.watch().blackouts()).isEmpty();
  }
}
