package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.log.LogInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns what a user names (files, folders, standard input) into the files to read, in a fixed order. */
public final class EvidenceFiles {
  private static final int FILES_MAX = 10_000;
  private static final int DEPTH_MAX = 16;

  private EvidenceFiles() {}

  /** The regular files named, those of folders in the order of their names; links inside folders are not followed. */
  public static List<Path> paths(List<String> names) {
    List<Path> files = new ArrayList<>();
    try {
      for (String name : names) {
        Path path = Path.of(name);
        if (!Files.exists(path)) throw new NoSuchFileException(name);
        if (!Files.isDirectory(path)) {
          files.add(path);
          continue;
        }
        try (Stream<Path> walk = Files.walk(path, DEPTH_MAX)) {
          walk.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).sorted().limit(FILES_MAX).forEach(files::add);
        }
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return files;
  }

  /** Log inputs; {@code -} reads the given stream, which can be opened twice because its head is kept. */
  public static List<LogInput> logs(List<String> names, InputStream standardInput) {
    List<LogInput> inputs = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (String name : names) {
      if (name.equals("-")) inputs.add(new LogInput("-", new ReplayedHead(standardInput)));
      else files.add(name);
    }
    for (Path path : paths(files)) inputs.add(LogInput.of(path));
    return inputs;
  }
}
