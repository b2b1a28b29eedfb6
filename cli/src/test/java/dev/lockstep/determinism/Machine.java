package dev.lockstep.determinism;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that stands for somebody's machine.
 *
 * @param name for messages
 * @param java the program to start
 * @param options what makes this machine different
 */
record Machine(String name, Path java, List<String> options) {
  private static final long LONGEST_RUN_MINUTES = 5;

  /** The JDK that runs this test. */
  static final Path THIS_JDK = Path.of(System.getProperty("java.home"), "bin", "java");

  Machine(String name, String... options) {
    this(name, THIS_JDK, List.of(options));
  }

  Machine on(String jdk, Path otherJava) {
    return new Machine(name + ", " + jdk, otherJava, options);
  }

  /** Runs a main class here and returns what it wrote to standard output, with its exit code in the last line. */
  String run(Path workingFolder, String mainClass, List<String> arguments) {
    List<String> line = new ArrayList<>();
    line.add(java.toString());
    line.addAll(List.of("-Xshare:auto", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    line.addAll(options);
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    line.addAll(List.of("-cp", classPath, mainClass));
    line.addAll(arguments);
    try {
      File out = File.createTempFile("lockstep", ".out");
      File err = File.createTempFile("lockstep", ".err");
      try {
        Process process = new ProcessBuilder(line).directory(workingFolder.toFile()).redirectOutput(out).redirectError(err).start();
        process.getOutputStream().close();
        if (!process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError(name + ": no end after " + LONGEST_RUN_MINUTES + " minutes: " + arguments);
        }
        int code = process.exitValue();
        String said = Files.readString(err.toPath());
        if (code == 1) throw new AssertionError(name + ": " + arguments + " failed:\n" + said);
        return Files.readString(out.toPath()) + "exit code " + code;
      } finally {
        Files.deleteIfExists(out.toPath());
        Files.deleteIfExists(err.toPath());
      }
    } catch (IOException failure) {
      throw new AssertionError(name + ": " + failure, failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
