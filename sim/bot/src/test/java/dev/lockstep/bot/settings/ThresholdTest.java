package dev.lockstep.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The interval a threshold reports, against trying every other value. */
class ThresholdTest {
  @Test
  void theIntervalIsExactlyTheValuesThatChangeNothing() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      long value = random.nextInt(100);
      long[] seen = random.longs(6, 0, 100).toArray();
      int[] kinds = random.ints(6, 0, 4).toArray();
      Threshold threshold = new Threshold(value);
      boolean[] outcome = ask(threshold, seen, kinds);
      for (long other = -5; other < 110; other++) {
        boolean same = java.util.Arrays.equals(outcome, ask(new Threshold(other), seen, kinds));
        assertThat(other >= threshold.low() && other <= threshold.high()).as("value %d for %d", other, value).isEqualTo(same);
      }
    }
  }

  private static boolean[] ask(Threshold threshold, long[] seen, int[] kinds) {
    boolean[] answers = new boolean[seen.length];
    for (int i = 0; i < seen.length; i++) {
      answers[i] = switch (kinds[i]) {
        case 0 -> threshold.isAtLeast(seen[i]);
        case 1 -> threshold.isAbove(seen[i]);
        case 2 -> threshold.isReachedBy(seen[i]);
        default -> threshold.isExceededBy(seen[i]);
      };
    }
    return answers;
  }

  @Test
  void numbersSurviveTheirText() {
    for (String text : new String[] {"0", "0.65", "-1.5", "25", "0.000001", "900"}) {
      assertThat(Unit.SECONDS.print(Unit.SECONDS.parse(text, List.of()), List.of())).isEqualTo(text);
    }
    assertThat(Unit.PRICE.parse("0.6500", List.of())).isEqualTo(650_000);
    assertThat(Unit.COUNT.print(60, List.of())).isEqualTo("60");
    for (String text : new String[] {"", ".", "1.", ".5", "1e3", "--1", "0x1", "0.0000001", "1234567890123"}) {
      assertThatThrownBy(() -> Unit.PRICE.parse(text, List.of())).as(text).isInstanceOf(NumberFormatException.class);
    }
  }

  @Test
  void settingsRefuseWhatCannotBe() {
    Settings settings = Settings.standard(List.of(
        Setting.compared("exits.hard-stop.trigger", Unit.PRICE, "0.65", "0.001", "0.999", ""),
        Setting.choice("entry.mode", "capture", List.of("capture", "assume"), "")));
    assertThat(settings.value("exits.hard-stop.trigger")).isEqualTo(650_000);
    assertThatThrownBy(() -> settings.with("exits.hardstop.trigger", "0.5")).hasMessageContaining("did you mean exits.hard-stop.trigger");
    assertThatThrownBy(() -> settings.with("exits.hard-stop.trigger", "1.5")).hasMessageContaining("must lie in 0.001 to 0.999");
    assertThatThrownBy(() -> settings.with("exits.hard-stop.trigger", "NaN")).hasMessageContaining("is not a number");
    assertThatThrownBy(() -> settings.with("entry.mode", "maybe")).hasMessageContaining("must be one of [capture, assume]");
  }
}
