package dev.lockstep.engine.verify;

import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.synth.Synthesizer;
import dev.lockstep.engine.venue.WorldSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Windows made for these tests, and settings that put a position on in each. */
final class Synthetic {
  private Synthetic() {}

  /** Winners that go straight to a dollar. */
  static List<WindowTape> cleanWinners(int count) {
    return windows("{kind: clean-winner, first: btc-updown-15m-1772280000, count: " + count + ", subject: up}");
  }

  /** A winner that falls to about 50 cents for some seconds: no ladder with a stop at 65 can hold it. */
  static List<WindowTape> deepDip() {
    return windows(
        "{kind: dip-and-recover, first: btc-updown-15m-1772280000, subject: up, captureAt: [-75, -70], dipAfter: [40, 45], "
            + "dipTo: [0.48, 0.52], dipHold: [6, 8], dipRecover: [2, 4]}");
  }

  /** A winner that falls to about 72 cents: low enough for the danger exit, and not for the profit lock to be taken away. */
  static List<WindowTape> shallowDip() {
    return windows(
        "{kind: dip-and-recover, first: btc-updown-15m-1772280000, subject: up, captureAt: [-75, -70], dipAfter: [40, 45], "
            + "dipTo: [0.70, 0.74], dipHold: [6, 8], dipRecover: [2, 4]}");
  }

  private static List<WindowTape> windows(String recipe) {
    String spec = "schema: lockstep.synth/1\ntitle: winners\nrecipes:\n  - " + recipe + "\n";
    return new Synthesizer("test.yaml", spec.getBytes(StandardCharsets.UTF_8), 5).windows();
  }

  /** The same windows, of which nobody knows the winner. */
  static List<WindowTape> unsettled(List<WindowTape> windows) {
    List<WindowTape> unsettled = new ArrayList<>();
    for (WindowTape tape : windows) {
      Provenance from = tape.provenance();
      unsettled.add(tape.with(
          Lookahead.withoutWinner(tape.window()), new Provenance(from.source(), from.format(), from.depth(), null)));
    }
    return unsettled;
  }

  static Settings settings(Release release) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    return Settings.standard(known).withAll(release.overrides()).with(WindowSettings.ENTRY_MODE, "assume");
  }
}
