package dev.lockstep.forensics.bundle;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The files that arguments mean: files themselves, folders with all regular files below, globs, and {@code -} for standard input. */
public final class ArtifactFiles {
  public static final String STANDARD_INPUT = "-";
  private static final int DEPTH_MAX = 16;
  private static final int FILES_MAX = 100_000;

  /**
   * What the arguments came to.
   *
   * @param files in the order of the arguments, folders sorted by name
   * @param problems arguments that name nothing readable, one sentence each
   */
  public record Expanded(List<String> files, List<String> problems) {}

  private ArtifactFiles() {}

  public static Expanded expand(List<String> arguments) {
    List<String> files = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(STANDARD_INPUT)) {
        files.add(argument);
        continue;
      }
      try {
        expandOne(argument, files, problems);
      } catch (AccessDeniedException e) {
        problems.add(argument + ": permission denied" + (argument.equals(e.getFile()) ? "" : " at " + e.getFile()));
      } catch (IOException | InvalidPathException e) {
        problems.add(argument + ": cannot be read: " + e.getMessage());
      }
    }
    return new Expanded(once(files), problems);
  }

  /** Each file once, however often it is named: read twice, every fill of a log would be a duplicate. */
  private static List<String> once(List<String> files) {
    Set<Path> seen = new HashSet<>();
    List<String> once = new ArrayList<>();
    for (String file : files) if (file.equals(STANDARD_INPUT) ? !once.contains(file) : seen.add(real(Path.of(file)))) once.add(file);
    return once;
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException gone) {
      return file.toAbsolutePath().normalize();
    }
  }

  private static void expandOne(String argument, List<String> files, List<String> problems) throws IOException {
    if (argument.isBlank()) {
      problems.add("an empty name names no file: is a variable of the shell not set?");
      return;
    }
    Path path = Path.of(argument);
    if (Files.isRegularFile(path)) {
      files.add(argument);
    } else if (Files.isDirectory(path)) {
      files.addAll(below(path, null, problems));
    } else if (Files.exists(path)) {
      problems.add(argument + ": is neither a file nor a folder; to read a pipe give it as standard input with -");
    } else if (argument.indexOf('*') >= 0 || argument.indexOf('?') >= 0) {
      List<String> found = below(globBase(argument), FileSystems.getDefault().getPathMatcher("glob:" + argument), problems);
      files.addAll(found);
      if (found.isEmpty()) {
        problems.add(argument + ": no file matches");
      }
    } else {
      problems.add(argument + ": no such file or folder");
    }
  }

  private static Path globBase(String glob) {
    int star = glob.length();
    for (char c : new char[] {'*', '?', '[', '{'}) {
      int at = glob.indexOf(c);
      star = at >= 0 ? Math.min(star, at) : star;
    }
    int slash = glob.lastIndexOf('/', star);
    return slash < 0 ? Path.of("") : slash == 0 ? Path.of("/") : Path.of(glob.substring(0, slash));
  }

  /** The regular files below; a folder of evidence may come from anywhere, so its links are told and not followed. */
  private static List<String> below(Path folder, PathMatcher matcher, List<String> problems) throws IOException {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(folder, Set.of(), DEPTH_MAX, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isDirectory() && (matcher == null || matcher.matches(file))) found.add(file);
        return found.size() < FILES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
        if (file.equals(folder)) throw why;
        problems.add(file + ": " + (why instanceof AccessDeniedException ? "permission denied" : "cannot be read: " + why.getMessage()));
        return FileVisitResult.CONTINUE;
      }
    });
    if (found.size() == FILES_MAX) problems.add(folder + ": holds " + FILES_MAX + " files or more; only so many were taken");
    Collections.sort(found);
    List<String> files = new ArrayList<>();
    for (Path file : found) {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) files.add(file.toString());
      else problems.add(file + ": is a link or no file, and is not followed; name it to have it read");
    }
    return files;
  }
}
