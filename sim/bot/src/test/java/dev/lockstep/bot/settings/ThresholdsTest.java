package dev.lockstep.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.bot.window.WindowSettings;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  private final Thresholds thresholds = new Thresholds(Settings.standard(WindowSettings.all()));

  @Test
  void partsThatShareASettingShareItsInterval() {
    thresholds.of(WindowSettings.EXIT_FLOOR).isReachedBy(10_000);
    thresholds.of(WindowSettings.EXIT_FLOOR).isReachedBy(30_000);
    Threshold floor = thresholds.all().get(WindowSettings.EXIT_FLOOR);
    assertThat(floor.low()).isEqualTo(10_001);
    assertThat(floor.high()).isEqualTo(30_000);
  }

  @Test
  void allComparedSettingsAreThereAndNoOthers() {
    for (Setting setting : WindowSettings.all()) {
      assertThat(thresholds.all().containsKey(setting.key())).as(setting.key()).isEqualTo(setting.compared());
    }
    assertThatThrownBy(() -> thresholds.of(WindowSettings.LOCK_PRICE)).isInstanceOf(IllegalArgumentException.class);
  }
}
