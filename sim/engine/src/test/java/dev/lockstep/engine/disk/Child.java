package dev.lockstep.engine.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts {@link SavingChild} in a JVM of its own, under whatever wraps it, and hears what it says. */
final class Child {
  private final Process process;
  private final BufferedReader said;
  final List<String> lines = new ArrayList<>();

  private Child(Process process) {
    this.process = process;
    said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Child start(List<String> wrapper, Path folder, long from, long count, String store) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(java(folder, from, count, store));
    return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  static List<String> java(Path folder, long from, long count, String store) {
    String classes = place(SavingChild.store()) + ":" + place(SavingChild.class);
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto",
        "-Xmx32m", "-cp", classes, SavingChild.class.getName(), folder.toString(), Long.toString(from), Long.toString(count), store);
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next line, or null when the child has ended. */
  String next() throws IOException {
    String line = said.readLine();
    if (line != null) lines.add(line);
    return line;
  }

  /** Kills it as {@code kill -9} does and reads what it had said by then. */
  void kill() throws IOException, InterruptedException {
    // By its handle: Process.destroyForcibly would close what it had said.
    process.toHandle().destroyForcibly();
    rest();
  }

  void rest() throws IOException, InterruptedException {
    while (next() != null) continue;
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the child does not end: " + lines);
    }
  }

  /** Highest number it said was saved, 0 if none. */
  long saved() {
    long highest = 0;
    for (String line : lines) if (line.matches("saved \\d+")) highest = Long.parseLong(line.substring(6));
    return highest;
  }

  long count(String beginning) {
    return lines.stream().filter(line -> line.startsWith(beginning)).count();
  }
}
