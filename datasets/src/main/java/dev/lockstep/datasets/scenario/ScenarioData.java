package dev.lockstep.datasets.scenario;

import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.synth.SpecProblem;
import dev.lockstep.datasets.synth.Synthesizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Finds the window a scenario is about: in the box, in a recording, or by a specification. */
public final class ScenarioData {
  /** The specifications in the box. */
  public static final List<String> BOX = List.of("incident.yaml", "log-clock.yaml", "ordinary.yaml");
  /** Seed of everything drawn in the box. */
  public static final long BOX_SEED = 1;
  private static final String BOX_FOLDER = "/dev/lockstep/datasets/box/";
  private static final int SPEC_BYTES_MAX = 1 << 24;

  private ScenarioData() {}

  /**
   * The scenario's window.
   *
   * @param folder what file names of the scenario relate to
   */
  public static WindowTape open(Scenario scenario, Path folder) throws IOException {
    String data = scenario.data().value();
    String rest = data.substring(data.indexOf(':') + 1);
    String id = scenario.window().value();
    try {
      if (data.startsWith("box:")) return box(id, rest);
      Path file = folder.resolve(rest);
      return data.startsWith("spec:") ? synthetic(id, file, scenario.seed()) : recorded(id, file);
    } catch (SpecProblem problem) {
      throw new BadData(data, problem.getMessage());
    }
  }

  /** A recording as the data of a scenario whose file lies in a folder: by a relative name where there is one. */
  public static Cited<String> tape(Path tape, Path folder, String source) {
    return new Cited<>("tape:" + relative(tape, folder), source);
  }

  /** The same data for a scenario that lies in another folder. */
  public static Cited<String> moved(Cited<String> data, Path from, Path to) {
    String kind = data.value().substring(0, data.value().indexOf(':') + 1);
    if (kind.equals("box:")) return data;
    return new Cited<>(kind + relative(from.resolve(data.value().substring(kind.length())), to), data.source());
  }

  private static String relative(Path file, Path folder) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = folder.toAbsolutePath().normalize();
    boolean related = absolute.getRoot() != null && absolute.getRoot().equals(base.getRoot());
    return (related ? base.relativize(absolute) : absolute).toString().replace('\\', '/');
  }

  /** The box's specification that has a window of this id, or null. */
  public static String boxOf(String id) throws IOException {
    for (String file : BOX) if (find(new Synthesizer(file, boxBytes(file), BOX_SEED), id) != null) return file;
    return null;
  }

  private static WindowTape box(String id, String file) throws IOException {
    if (!BOX.contains(file)) throw new BadData("box:" + file, "is not in the box; there are " + String.join(", ", BOX));
    WindowTape tape = find(new Synthesizer(file, boxBytes(file), BOX_SEED), id);
    if (tape == null) throw new BadData("box:" + file, "has no window " + id);
    return tape;
  }

  private static byte[] boxBytes(String file) throws IOException {
    try (InputStream resource = ScenarioData.class.getResourceAsStream(BOX_FOLDER + file)) {
      if (resource == null) throw new IllegalStateException("the box lacks " + file + ": build anew with mvn package");
      return resource.readAllBytes();
    }
  }

  private static WindowTape synthetic(String id, Path file, long seed) throws IOException {
    if (!Files.isRegularFile(file)) throw new NoSuchFileException(file.toString());
    if (Files.size(file) > SPEC_BYTES_MAX) throw new BadData(file.toString(), "larger than " + SPEC_BYTES_MAX + " bytes, so it is no specification");
    WindowTape tape = find(new Synthesizer(file.toString(), Files.readAllBytes(file), seed), id);
    if (tape == null) throw new BadData(file.toString(), "has no window " + id);
    return tape;
  }

  private static WindowTape find(Synthesizer synthesizer, String id) {
    for (int i = 0; i < synthesizer.size(); i++) if (synthesizer.id(i).equals(id)) return synthesizer.window(i);
    return null;
  }

  /** The window of this id in a recording; a window that cannot be used says why. */
  public static WindowTape recorded(String id, Path file) throws IOException {
    if (!Files.exists(file)) throw new NoSuchFileException(file.toString());
    String skipped = null;
    for (InputWindow window : Inputs.of(List.of(file.toString()), ImportOptions.defaults())) {
      if (window instanceof WindowTape tape && tape.id().equals(id)) return tape;
      if (window instanceof SkippedWindow other && (skipped == null || other.id().equals(id))) skipped = other.reason();
    }
    throw new BadData(file.toString(), "has no usable window " + id + (skipped == null ? "" : ": " + skipped));
  }
}
