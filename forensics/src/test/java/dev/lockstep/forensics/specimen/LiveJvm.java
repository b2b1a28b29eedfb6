package dev.lockstep.forensics.specimen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A specimen running in a JVM of its own, and the JDKs of this machine to run it in. */
final class LiveJvm implements AutoCloseable {
  private final Path jdk;
  private final Process process;
  private final BufferedReader lines;

  private LiveJvm(Path jdk, Process process, BufferedReader lines) {
    this.jdk = jdk;
    this.process = process;
    this.lines = lines;
  }

  /** JDKs with jcmd by feature version: the one that runs the tests, those that {@code JAVA_HOME*} names, those beside it. */
  static Map<Integer, Path> jdks() {
    List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    System.getenv().forEach((name, value) -> {
      if (name.startsWith("JAVA_HOME") && !value.isEmpty()) {
        homes.add(Path.of(value));
      }
    });
    for (Path folder : List.of(Path.of("/usr/lib/jvm"), Path.of("/Library/Java/JavaVirtualMachines"))) {
      try (Stream<Path> entries = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
        entries.sorted().forEach(homes::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Map<Integer, Path> out = new TreeMap<>();
    for (Path home : homes) {
      Integer version = version(home);
      if (version != null && Files.isExecutable(home.resolve("bin/jcmd"))) {
        out.putIfAbsent(version, home);
      }
    }
    return out;
  }

  private static Integer version(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      String text = lines.filter(l -> l.startsWith("JAVA_VERSION=")).findFirst().orElse("");
      String digits = text.replaceAll("^[^\"]*\"(\\d+).*$", "$1");
      return digits.matches("\\d+") ? Integer.valueOf(digits) : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Starts a specimen; {@link #awaitReady} waits for its word. */
  static LiveJvm start(Path jdk, Path classes, String name) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(jdk.resolve("bin/java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+PrintConcurrentLocks", "-Xmx64m",
            "-cp", classes.toString(), name);
    builder.redirectErrorStream(true);
    Process process = builder.start();
    java.util.concurrent.CompletableFuture.delayedExecutor(180, TimeUnit.SECONDS).execute(process::destroyForcibly);
    return new LiveJvm(jdk, process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
  }

  void awaitReady() throws IOException {
    String line;
    do {
      line = lines.readLine();
      if (line == null) {
        throw new IOException("the specimen ended before it was ready");
      }
    } while (!line.equals("READY"));
  }

  /** Gives it time to move. */
  void letRun(long millis) throws IOException {
    try {
      process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The dump that the JVM prints on SIGQUIT: the text of {@code jcmd Thread.print -l} without the start of a JVM for every dump. */
  byte[] dump() throws IOException {
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    StringBuilder text = new StringBuilder();
    String line;
    do {
      line = lines.readLine();
      if (line == null) {
        throw new IOException("the specimen ended during its dump");
      }
      text.append(line).append('\n');
    } while (!line.startsWith("JNI global ref"));
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The dump that {@code jcmd Thread.print -l} prints. */
  byte[] dumpByJcmd() throws IOException {
    Process jcmd =
        new ProcessBuilder(jdk.resolve("bin/jcmd").toString(), "-J-XX:TieredStopAtLevel=1", Long.toString(process.pid()), "Thread.print", "-l")
            .redirectErrorStream(true).start();
    byte[] out = jcmd.getInputStream().readAllBytes();
    try {
      if (!jcmd.waitFor(30, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
        throw new IOException("jcmd failed: " + new String(out, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return out;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
