package dev.lockstep.datasets.synth;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.Manifest;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.catalog.Window.WinnerSource;
import dev.lockstep.datasets.dataset.DatasetWriter;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.Completeness;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeMeta;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the windows of a specification, in memory or as a folder of tapes. */
public final class Synthesizer {
  private final String name;
  private final byte[] bytes;
  private final long seed;
  private final SynthSpec spec;

  /**
   * Reads a specification and checks it.
   *
   * @param name the specification's name, for messages and provenance
   */
  public Synthesizer(String name, byte[] bytes, long seed) {
    this.name = name;
    this.bytes = bytes.clone();
    this.seed = seed;
    spec = SynthSpec.read(name, bytes, seed);
  }

  /** How many windows there are. */
  public int size() {
    return spec.windows().size();
  }

  /** A window's id. */
  public String id(int index) {
    return spec.windows().get(index).id();
  }

  /** Makes one window; the same index gives the same rows. */
  public WindowTape window(int index) {
    WindowSpec window = spec.windows().get(index);
    Synthesis synthesis = new Synthesis(window, seed);
    MemoryTape rows = synthesis.rows();
    Window described =
        new Window(window.id(), window.startNanos(), window.endNanos(), "up", "down", window.winner(), WinnerSource.RECORDED, true);
    Completeness completeness =
        Completeness.of(synthesis.tape.receivedNanos(), synthesis.tape.messages(), window.startNanos(), window.endNanos());
    Provenance provenance =
        new Provenance(window.label() + " (synthetic, " + name + ", seed " + seed + ")", "synthetic", Depth.FULL_BOOK, "specification");
    TapeHeader header = new TapeHeader(Instrument.polymarket(window.id()), described, rows.size());
    return WindowTape.of(new TapeMeta(header, provenance, completeness, new Anomalies()), rows);
  }

  /** All windows, for tests and demonstrations. */
  public List<WindowTape> windows() {
    List<WindowTape> windows = new ArrayList<>();
    for (int i = 0; i < size(); i++) windows.add(window(i));
    return windows;
  }

  /** Writes every window, a copy of the specification and the manifest into a folder. */
  public Manifest write(Path folder) throws IOException {
    DatasetWriter writer = new DatasetWriter(folder);
    for (int i = 0; i < size(); i++) writer.add(window(i));
    writer.keep("spec.yaml", bytes);
    return writer.finish("synthetic", spec.title(), "generated", List.of(name), DatasetWriter.sha256(bytes), seed);
  }
}
