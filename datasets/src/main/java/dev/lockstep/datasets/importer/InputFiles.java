package dev.lockstep.datasets.importer;

import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.quality.BadData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Files behind the arguments of a command: a file, a folder with all below it, a quoted glob, or {@code -}. Sorted by name. */
final class InputFiles {
  private static final int FILES_MAX = 1_000_000;
  /** Bytes of standard input that are kept on the disk, packed or not: a quarter of what is read of a file, which lies there already. */
  private static final long SPOOLED_BYTES_MAX = 16L << 30;
  private static final int BUFFER_BYTES = 1 << 16;

  private InputFiles() {}

  static List<InputFile> of(String argument, InputStream standardInput) throws IOException {
    if (argument.equals("-")) return List.of(spooled(standardInput));
    Path path = Path.of(argument);
    if (Files.isDirectory(path)) return below(path, argument, null);
    if (Files.exists(path)) return List.of(new InputFile(path, argument));
    int wild = firstWildcard(argument);
    if (wild < 0) throw new BadData(argument, "no such file or folder");
    int slash = argument.lastIndexOf('/', wild);
    String root = slash < 0 ? "." : slash == 0 ? "/" : argument.substring(0, slash);
    String pattern = argument.substring(slash + 1);
    if (!Files.isDirectory(Path.of(root))) throw new BadData(argument, "folder " + root + " does not exist");
    List<InputFile> found = below(Path.of(root), slash < 0 ? "" : root, glob(argument, pattern));
    if (found.isEmpty()) throw new BadData(argument, "no file matches");
    return found;
  }

  private static PathMatcher glob(String argument, String pattern) throws BadData {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new BadData(argument, "no such file, and no pattern either: " + e.getDescription());
    }
  }

  private static int firstWildcard(String argument) {
    for (int i = 0; i < argument.length(); i++) if ("*?[{".indexOf(argument.charAt(i)) >= 0) return i;
    return -1;
  }

  private static List<InputFile> below(Path root, String prefix, PathMatcher matcher) throws IOException {
    List<InputFile> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(Files::isRegularFile)
          .limit(FILES_MAX)
          .forEach(
              path -> {
                Path relative = root.relativize(path);
                if (relative.getFileName().toString().startsWith(".") || relative.toString().endsWith(".partial")) return;
                if (matcher != null && !matcher.matches(relative)) return;
                String name = relative.toString().replace('\\', '/');
                String shown = prefix.isEmpty() ? name : prefix.endsWith("/") ? prefix + name : prefix + "/" + name;
                files.add(new InputFile(path, shown));
              });
    }
    files.sort(Comparator.comparing(InputFile::name));
    return files;
  }

  /** Standard input in a temporary file: recognising and reading need two passes. */
  private static InputFile spooled(InputStream in) throws IOException {
    return new InputFile(spooled(in, SPOOLED_BYTES_MAX), InputFile.STANDARD_INPUT);
  }

  /** Copies up to a limit; what is longer is refused whole, since half a recording looks like one that broke off. */
  static Path spooled(InputStream in, long bytesMax) throws IOException {
    Path file = Files.createTempFile("lockstep-stdin-", ".input");
    file.toFile().deleteOnExit();
    long copied = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read; (read = in.read(buffer)) >= 0; copied += read) {
        if (copied + read > bytesMax) throw new BadData(InputFile.STANDARD_INPUT, "longer than " + bytesMax + " bytes, the most that is kept of it; name a file instead");
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      Files.deleteIfExists(file);
      if (e instanceof BadData) throw e;
      throw new BadData(InputFile.STANDARD_INPUT, "cannot be kept in " + file.getParent() + " after " + copied + " bytes: " + e.getMessage() + "; name a file instead");
    }
    return file;
  }
}
