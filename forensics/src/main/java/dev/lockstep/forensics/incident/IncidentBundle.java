package dev.lockstep.forensics.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.forensics.bundle.Archive;
import dev.lockstep.forensics.event.LogEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of one incident: a folder, single files, or a zip. Names out of a zip are labels only and never become paths.
 *
 * @param collectedNanos when the evidence was collected, from the manifest; UNTIMED without one
 * @param problems what could not be read, one sentence each
 */
public record IncidentBundle(List<Artifact> artifacts, long collectedNanos, List<String> problems) {
  private static final String MANIFEST = "manifest.json";
  private static final int ENTRIES_MAX = 10_000;
  private static final long UNPACKED_MAX = 1L << 30;
  private static final int MANIFEST_BYTES_MAX = 1 << 24;

  public IncidentBundle {
    artifacts = List.copyOf(artifacts);
    problems = List.copyOf(problems);
  }

  /** A bundle held in memory: file names and their bytes. */
  public static IncidentBundle of(Map<String, byte[]> files) {
    List<Artifact> artifacts = new ArrayList<>();
    files.forEach((name, bytes) -> artifacts.add(new Artifact(name, () -> new ByteArrayInputStream(bytes), LogEvent.UNTIMED, bytes.length)));
    return withManifest(artifacts, new ArrayList<>());
  }

  /**
   * Files; one zip is unpacked.
   *
   * @param root folder that they are named from, or null
   */
  public static IncidentBundle of(Path root, List<String> files) throws IOException {
    if (files.size() == 1 && isZip(Path.of(files.get(0)))) return ofZip(Path.of(files.get(0)));
    List<Artifact> artifacts = new ArrayList<>();
    for (String file : files) {
      Path path = Path.of(file);
      String name = (root == null ? path : root.relativize(path)).toString().replace('\\', '/');
      artifacts.add(new Artifact(name, () -> Files.newInputStream(path), LogEvent.UNTIMED, Files.size(path)));
    }
    return withManifest(artifacts, new ArrayList<>());
  }

  private static boolean isZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return "zip".equals(Archive.kind(in.readNBytes(4)));
    }
  }

  private static IncidentBundle ofZip(Path zip) throws IOException {
    List<Artifact> artifacts = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    long left = UNPACKED_MAX;
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (entry.isDirectory()) continue;
        if (artifacts.size() >= ENTRIES_MAX || left <= 0) {
          problems.add("the zip holds more than " + ENTRIES_MAX + " files or " + UNPACKED_MAX + " bytes; the rest was left");
          break;
        }
        byte[] bytes = in.readNBytes((int) Math.min(left, Integer.MAX_VALUE - 16));
        left -= bytes.length;
        long modified = entry.getLastModifiedTime() == null ? LogEvent.UNTIMED : entry.getLastModifiedTime().toMillis() * 1_000_000L;
        artifacts.add(new Artifact(entry.getName(), () -> new ByteArrayInputStream(bytes), modified, bytes.length));
      }
    } catch (java.util.zip.ZipException | java.io.EOFException cut) {
      problems.add("the zip is broken or cut: " + cut.getMessage());
    }
    return withManifest(artifacts, problems);
  }

  /** Takes times from the manifest; its own file is no evidence. */
  private static IncidentBundle withManifest(List<Artifact> artifacts, List<String> problems) {
    Artifact manifest = null;
    for (Artifact artifact : artifacts) if (artifact.name().endsWith(MANIFEST)) manifest = artifact;
    if (manifest == null) return new IncidentBundle(artifacts, LogEvent.UNTIMED, problems);
    Map<String, Long> times = new LinkedHashMap<>();
    long collected = LogEvent.UNTIMED;
    try (InputStream in = manifest.opener().open()) {
      JsonNode root = new JsonMapper().readTree(in.readNBytes(MANIFEST_BYTES_MAX));
      collected = nanos(root.path("collectedAt").asText(null));
      for (JsonNode file : root.path("files")) times.put(file.path("name").asText(), nanos(file.path("modified").asText(null)));
    } catch (JsonProcessingException broken) {
      problems.add("manifest.json is not JSON; file times are unknown");
    } catch (IOException unreadable) {
      problems.add("manifest.json cannot be read; file times are unknown");
    }
    List<Artifact> timed = new ArrayList<>();
    for (Artifact artifact : artifacts) {
      if (artifact == manifest) continue;
      long modified = times.getOrDefault(artifact.name(), LogEvent.UNTIMED);
      timed.add(modified == LogEvent.UNTIMED ? artifact : new Artifact(artifact.name(), artifact.opener(), modified, artifact.bytes()));
    }
    return new IncidentBundle(timed, collected, problems);
  }

  private static long nanos(String text) {
    if (text == null || text.isEmpty()) return LogEvent.UNTIMED;
    try {
      Instant at = Instant.parse(text);
      boolean near = at.getEpochSecond() > 0 && at.getEpochSecond() < 9_000_000_000L;
      return near ? at.getEpochSecond() * 1_000_000_000L + at.getNano() : LogEvent.UNTIMED;
    } catch (DateTimeException noTime) {
      return LogEvent.UNTIMED;
    }
  }
}
