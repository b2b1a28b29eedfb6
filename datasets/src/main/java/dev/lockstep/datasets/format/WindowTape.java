package dev.lockstep.datasets.format;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.Completeness;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.TapeFile;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeMeta;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;
import java.nio.file.Path;

/** A window that can be replayed: its tape can be opened as often as wanted. */
public final class WindowTape implements InputWindow {
  private final TapeMeta meta;
  private final Opener opener;

  private WindowTape(TapeMeta meta, Opener opener) {
    this.meta = meta;
    this.opener = opener;
  }

  /** A window whose rows are in memory. */
  public static WindowTape of(TapeMeta meta, MemoryTape rows) {
    TapeHeader header = new TapeHeader(meta.header().instrument(), meta.header().window(), rows.size());
    return new WindowTape(
        new TapeMeta(header, meta.provenance(), meta.completeness(), meta.anomalies()), () -> rows.open(header));
  }

  /** A window whose rows stay in their file. */
  public static WindowTape of(TapeMeta meta, Path tape, String name) {
    return new WindowTape(meta, () -> new Renamed(TapeFile.open(tape, name), meta.header()));
  }

  @Override
  public String id() {
    return window().id();
  }

  /** A new reading of the tape from its first row; the caller closes it. */
  public TapeSource open() throws IOException {
    return opener.open();
  }

  public TapeMeta meta() {
    return meta;
  }

  public Window window() {
    return meta.header().window();
  }

  public Instrument instrument() {
    return meta.header().instrument();
  }

  public Provenance provenance() {
    return meta.provenance();
  }

  /** Why an incomplete window is not run, in one line; where its file was cut short, that place too. */
  public String whyIncomplete() {
    String cut = anomalies().firstPlace(AnomalyKind.TRUNCATED);
    return "incomplete: " + completeness().reason() + (cut == null ? "" : "; " + cut + ": the file is cut short there");
  }

  /** Null where no window is known to judge against. */
  public Completeness completeness() {
    return meta.completeness();
  }

  public Anomalies anomalies() {
    return meta.anomalies();
  }

  /** Rows of the tape, -1 where not known in advance. */
  public long rows() {
    return meta.header().rows();
  }

  /** The same tape under another window record, for instance with a winner that became known later. */
  public WindowTape with(Window window, Provenance provenance) {
    TapeHeader header = new TapeHeader(meta.header().instrument(), window, meta.header().rows());
    TapeMeta changed = new TapeMeta(header, provenance, meta.completeness(), meta.anomalies());
    return new WindowTape(changed, () -> new Renamed(opener.open(), header));
  }

  private interface Opener {
    TapeSource open() throws IOException;
  }

  /** A source under another header. */
  private record Renamed(TapeSource source, TapeHeader header) implements TapeSource {
    @Override
    public boolean read(dev.lockstep.datasets.tape.TapeBlock block) throws IOException {
      return source.read(block);
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
