package dev.lockstep.engine.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.release.Releases;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.demo.Box;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shared parts of v1.62 stand between the bot and its ports: where nothing fails, what it does is v1.61's, to the state hash. */
class SharedPartsTest {
  @Test
  void withoutAFaultTheyChangeNothing() throws IOException {
    int windows = 0;
    for (Box box : List.of(Box.INCIDENT, Box.ORDINARY)) {
      for (WindowTape tape : box.windows()) {
        for (String entry : List.of("capture", "assume")) assertThat(hash(tape, Releases.V1_62, entry)).as(tape.id() + ", " + entry).isEqualTo(hash(tape, Releases.V1_61, entry));
        windows++;
      }
    }
    assertThat(windows).isGreaterThan(10);
  }

  /** A mark of the comparison's strength. */
  @Test
  void anotherReleaseHasAnotherHash() throws IOException {
    WindowTape tape = Box.INCIDENT.windows().get(0);
    assertThat(hash(tape, Releases.V1_60, "capture")).isNotEqualTo(hash(tape, Releases.V1_61, "capture"));
  }

  private static long hash(WindowTape tape, Release release, String entry) throws IOException {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    Settings settings = release.settings(Settings.standard(known), Map.of(WindowSettings.ENTRY_MODE, entry));
    try (var source = tape.open()) {
      return WindowRun.run(source, release, settings, Venues.of(tape), 1).stateHash();
    }
  }
}
