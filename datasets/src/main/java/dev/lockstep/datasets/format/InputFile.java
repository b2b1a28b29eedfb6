package dev.lockstep.datasets.format;

import dev.lockstep.datasets.text.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of an input.
 *
 * @param path where it lies
 * @param name how the user knows it; stands in messages
 */
public record InputFile(Path path, String name) {
  /** The name of what came through standard input. */
  public static final String STANDARD_INPUT = "<stdin>";

  /** Opens the text, decompressed if its first bytes say so. */
  public InputStream open() throws IOException {
    InputStream raw = Files.newInputStream(path);
    try {
      return Compression.decompressed(raw);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** File name without folders and without the usual endings; standard input lies in a file whose name means nothing. */
  public String stem() {
    if (name.equals(STANDARD_INPUT)) return "stdin";
    String last = path.getFileName().toString();
    for (String ending : new String[] {".gz", ".zst", ".lz4", ".jsonl", ".ndjson", ".json", ".csv", ".tape", ".txt"})
      if (last.endsWith(ending)) last = last.substring(0, last.length() - ending.length());
    return last;
  }
}
