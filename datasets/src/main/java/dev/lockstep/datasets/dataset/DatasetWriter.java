package dev.lockstep.datasets.dataset;

import dev.lockstep.datasets.catalog.Manifest;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.datasets.tape.TapeWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes tapes into a folder, one file a window, and the manifest last: a folder with a manifest is whole. */
public final class DatasetWriter {
  private final Path folder;
  private final List<Manifest.Entry> tapes = new ArrayList<>();
  private final List<Manifest.Skipped> skipped = new ArrayList<>();
  private final TreeSet<String> names = new TreeSet<>();

  public DatasetWriter(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
  }

  /** Writes one window; returns its entry. A second window of one name gets a number. */
  public Manifest.Entry add(WindowTape tape) throws IOException {
    String base = tape.id().replaceAll("[^A-Za-z0-9._-]", "_");
    String name = base;
    for (int i = 2; !names.add(name); i++) name = base + "." + i;
    Path file = folder.resolve(name + ".tape");
    long rows = 0;
    long first = 0;
    long last = 0;
    try (TapeSource source = tape.open();
        TapeWriter writer = new TapeWriter(file, tape.meta())) {
      TapeBlock block = new TapeBlock(4096);
      while (source.read(block)) {
        if (rows == 0) first = block.localNanos[0];
        last = block.localNanos[block.size - 1];
        rows += block.size;
        writer.append(block);
      }
      writer.finish();
    }
    Map<String, Long> anomalies = new TreeMap<>();
    for (AnomalyKind kind : AnomalyKind.values())
      if (tape.anomalies().count(kind) > 0) anomalies.put(kind.label(), tape.anomalies().count(kind));
    Boolean complete = tape.completeness() == null ? null : tape.completeness().complete();
    Window window = tape.window();
    Manifest.Entry entry =
        new Manifest.Entry(file.getFileName().toString(), sha256(file), window, tape.provenance(), rows, first, last, complete, anomalies);
    tapes.add(entry);
    return entry;
  }

  /** Keeps why a window has no tape. */
  public void skip(String id, String source, String reason) {
    skipped.add(new Manifest.Skipped(id, source, reason));
  }

  /** Whether no tape was written so far. */
  public boolean isEmpty() {
    return tapes.isEmpty();
  }

  /** Puts a copy of the source beside the tapes. */
  public void keep(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  /** Writes the manifest. */
  public Manifest finish(String kind, String title, String licence, List<String> source, String sourceSha256, Long seed)
      throws IOException {
    Manifest manifest = new Manifest(kind, title, licence, source, sourceSha256, seed, List.copyOf(tapes), List.copyOf(skipped));
    Path partial = folder.resolve(Manifest.FILE + ".partial");
    Files.write(partial, ManifestJson.write(manifest));
    Files.move(partial, folder.resolve(Manifest.FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return manifest;
  }

  /** Reads the manifest of a folder of tapes. */
  public static Manifest manifest(Path folder) throws IOException {
    return ManifestJson.read(folder.resolve(Manifest.FILE));
  }

  public static String sha256(Path file) throws IOException {
    MessageDigest digest = digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
