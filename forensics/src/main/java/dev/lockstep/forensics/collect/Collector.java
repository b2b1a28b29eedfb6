package dev.lockstep.forensics.collect;

import dev.lockstep.forensics.text.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Collects dumps, logs and state files of one process into a new folder. Java is asked by jcmd, Go by its pprof endpoint, Python by
 * py-spy; none of these ends the patient. SIGQUIT ends a Go process and is sent only where the request allows it.
 */
public final class Collector {
  private final CommandRunner commands;
  private final HttpText http;
  private final Supplier<Instant> clock;
  private final LongConsumer sleepMillis;
  private final List<String> notes = new ArrayList<>();
  private final List<Map<String, Object>> entries = new ArrayList<>();
  private Path folder;

  /** Fetches the text behind an address. */
  @FunctionalInterface
  public interface HttpText {
    void fetch(String address, Path into) throws IOException;
  }

  public Collector(CommandRunner commands, HttpText http, Supplier<Instant> clock, LongConsumer sleepMillis) {
    this.commands = commands;
    this.http = http;
    this.clock = clock;
    this.sleepMillis = sleepMillis;
  }

  /** Fills the folder, which must be new or empty, and returns what a person should know. */
  public List<String> collect(CollectRequest request, Path into) throws IOException {
    folder = into;
    Files.createDirectories(folder);
    Instant started = clock.get();
    for (Path file : request.files()) {
      copy(file);
    }
    for (int i = 0; i < request.dumps(); i++) {
      if (i > 0) {
        sleepMillis.accept(request.intervalMillis());
      }
      dump(request, i);
    }
    if (request.container() != null) {
      containerLogs(request);
    }
    manifest(request, started);
    return List.copyOf(notes);
  }

  private void dump(CollectRequest request, int index) throws IOException {
    String name = "dump-" + index;
    if (request.pprofUrl() != null) {
      fetchPprof(request.pprofUrl(), name);
      return;
    }
    if (request.pid() < 0 && request.container() == null) {
      return;
    }
    List<String> prefix = request.container() == null ? List.of() : List.of("docker", "exec", request.container());
    String pid = request.container() == null ? Long.toString(request.pid()) : "1";
    if (take(name, "jcmd", with(prefix, "jcmd", pid, "Thread.print", "-l"))) {
      cpuListing(prefix, pid, index);
      return;
    }
    if (take(name, "py-spy", with(prefix, "py-spy", "dump", "--pid", pid))) {
      return;
    }
    if (request.quitAllowed() && index == 0) {
      quit(request);
    } else if (index == 0) {
      notes.add("no dump taken: neither jcmd nor py-spy could attach. For Go give --pprof URL; or allow --sigquit, which ENDS a Go process");
    }
  }

  private static List<String> with(List<String> prefix, String... words) {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(words));
    return command;
  }

  private boolean take(String name, String tool, List<String> command) throws IOException {
    Path out = folder.resolve(name + "." + tool + ".txt");
    Path err = folder.resolve(name + "." + tool + ".err.txt");
    Instant at = clock.get();
    int code = commands.run(command, out, err);
    if (code == 0 && Files.exists(out) && Files.size(out) > 0) {
      entry(out, String.join(" ", command), at, null);
      deleteIfEmpty(err);
      return true;
    }
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
    return false;
  }

  private static void deleteIfEmpty(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) == 0) {
      Files.delete(file);
    }
  }

  private void cpuListing(List<String> prefix, String pid, int index) throws IOException {
    take("cpu-" + index, "top", with(prefix, "top", "-H", "-b", "-n", "1", "-p", pid));
  }

  private void fetchPprof(String url, String name) throws IOException {
    Path out = folder.resolve(name + ".pprof.txt");
    Instant at = clock.get();
    String address = url + (url.contains("/debug/pprof") ? "" : "/debug/pprof/goroutine?debug=2");
    try {
      http.fetch(address, out);
      entry(out, address, at, null);
    } catch (IOException e) {
      Files.deleteIfExists(out);
      notes.add(address + " gives no dump: " + e.getMessage());
    }
  }

  /** The last resort: the runtime prints all goroutines and ends. */
  private void quit(CollectRequest request) throws IOException {
    notes.add("SIGQUIT sent: a Go process prints its goroutines and ENDS; they are in its standard error");
    Path out = folder.resolve("quit.txt");
    List<String> command =
        request.container() == null ? List.of("kill", "-QUIT", Long.toString(request.pid()))
            : List.of("docker", "kill", "--signal", "QUIT", request.container());
    int code = commands.run(command, out, folder.resolve("quit.err.txt"));
    if (code != 0) {
      notes.add("SIGQUIT could not be sent: " + String.join(" ", command) + " gave " + code);
    }
    deleteIfEmpty(out);
    deleteIfEmpty(folder.resolve("quit.err.txt"));
    sleepMillis.accept(500);
  }

  /** Both streams: Go and the JVM write dumps to different ones. */
  private void containerLogs(CollectRequest request) throws IOException {
    Path out = folder.resolve("container.stdout.log");
    Path err = folder.resolve("container.stderr.log");
    Instant at = clock.get();
    List<String> command = List.of("docker", "logs", "--timestamps", "--since", request.since(), request.container());
    int code = commands.run(command, out, err);
    if (code != 0) {
      notes.add("docker logs failed with " + code + " for " + request.container());
    }
    for (Path file : List.of(out, err)) {
      if (Files.exists(file)) {
        entry(file, String.join(" ", command), at, null);
      }
    }
  }

  private void copy(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      notes.add(file + ": not copied, it is no regular file");
      return;
    }
    String base = file.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
    String safe = base.substring(0, Math.min(80, base.length()));
    Path target = folder.resolve(safe);
    for (int i = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); i++) {
      target = folder.resolve(i + "-" + safe);
    }
    FileTime modified = Files.getLastModifiedTime(file);
    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    entry(target, "copy of " + file, clock.get(), modified.toInstant());
  }

  private void entry(Path file, String source, Instant at, Instant modified) throws IOException {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("file", folder.relativize(file).toString());
    one.put("source", source);
    one.put("takenAt", at.toString());
    one.put("modifiedAt", modified == null ? null : modified.toString());
    one.put("bytes", Files.size(file));
    one.put("sha256", sha256(file));
    entries.add(one);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sha.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void manifest(CollectRequest request, Instant started) throws IOException {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema", "lockstep.collection/1");
    root.put("startedAt", started.toString());
    root.put("endedAt", clock.get().toString());
    root.put("pid", request.pid() < 0 ? null : request.pid());
    root.put("container", request.container());
    root.put("notes", notes);
    root.put("files", entries);
    Files.writeString(folder.resolve("manifest.json"), JsonText.pretty(root));
  }
}
