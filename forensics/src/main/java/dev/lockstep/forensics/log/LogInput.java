package dev.lockstep.forensics.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file of a log: a name and a way to read it from the start, more than once. */
public record LogInput(String name, Opener opener) {
  /** Opens the raw bytes; the caller closes them. */
  public interface Opener {
    InputStream open() throws IOException;
  }

  public static LogInput of(Path file) {
    return new LogInput(file.toString(), () -> Files.newInputStream(file));
  }

  public static LogInput of(String name, byte[] bytes) {
    return new LogInput(name, () -> new ByteArrayInputStream(bytes));
  }
}
