package dev.lockstep.engine.demo;

import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.scenario.ScenarioData;
import dev.lockstep.datasets.synth.Synthesizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The data in the box: synthetic windows, made from specifications that ship with the program. */
public enum Box {
  /** Both losing windows on the exchange's clock, the winner between them, a slow bleed. */
  INCIDENT("incident.yaml"),
  /** The first losing window as the bot's log tells it. */
  LOG_CLOCK("log-clock.yaml"),
  /** Winners that no exit should sell. */
  ORDINARY("ordinary.yaml");

  private static final String FOLDER = "/dev/lockstep/datasets/box/";
  /** Seed of everything drawn in the box. */
  public static final long SEED = ScenarioData.BOX_SEED;
  private final String file;

  Box(String file) {
    this.file = file;
  }

  public List<WindowTape> windows() {
    try (InputStream resource = Box.class.getResourceAsStream(FOLDER + file)) {
      if (resource == null) throw new IllegalStateException("the box lacks " + file + ": build anew with mvn package");
      return new Synthesizer(file, resource.readAllBytes(), SEED).windows();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The losing windows among these. */
  static List<WindowTape> losses(List<WindowTape> incident) {
    List<WindowTape> losses = new ArrayList<>();
    for (WindowTape tape : incident) if (Demo.LOSSES.contains(tape.id())) losses.add(tape);
    return losses;
  }
}
