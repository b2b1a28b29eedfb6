package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.bundle.ArtifactLimits;
import dev.lockstep.forensics.bundle.ArtifactStream;
import dev.lockstep.forensics.detect.FindingsJson;
import dev.lockstep.forensics.event.LogEvent;
import dev.lockstep.forensics.text.JsonText;
import dev.lockstep.forensics.text.Redactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip of the evidence with secrets replaced by tags, a manifest and the findings. Binary files are named and left out: their
 * secrets cannot be told from their data. The same evidence gives the same bytes.
 */
final class ShareableBundle {
  private static final long FILE_BYTES_MAX = 256L << 20;
  private static final int LINE_CHARS_MAX = 16_000;

  private ShareableBundle() {}

  static void write(IncidentBundle bundle, Incident incident, Redactor redactor, Path file) throws IOException {
    Files.deleteIfExists(file);
    List<Object> rows = new ArrayList<>();
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW); ZipOutputStream zip = new ZipOutputStream(out)) {
      int number = 0;
      for (Artifact artifact : bundle.artifacts()) rows.add(copy(artifact, name(artifact.name(), ++number), zip, redactor));
      Map<String, Object> manifest = new LinkedHashMap<>();
      manifest.put("schema", "lockstep.bundle/1");
      manifest.put("collectedAt", time(bundle.collectedNanos()));
      manifest.put("redacted", true);
      manifest.put("files", rows);
      entry(zip, "findings.json", FindingsJson.write(incident.inputs(), incident.findings(), redactor));
      entry(zip, "manifest.json", JsonText.pretty(FindingsJson.redacted(manifest, redactor)));
    }
  }

  private static Map<String, Object> copy(Artifact artifact, String name, ZipOutputStream zip, Redactor redactor) throws IOException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", name);
    row.put("original", artifact.name());
    row.put("modified", time(artifact.modifiedNanos()));
    row.put("bytes", artifact.bytes());
    MessageDigest sha = sha256();
    boolean binary = binary(artifact);
    if (binary) {
      row.put("left", "binary");
      return row;
    }
    entry(zip, name);
    DigestOutputStream digest = new DigestOutputStream(zip, sha);
    digest.on(true);
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(
        ArtifactStream.open(artifact.opener().open(), new ArtifactLimits(FILE_BYTES_MAX, 1 << 20, 1)), StandardCharsets.UTF_8))) {
      lines(reader, digest, redactor);
    }
    zip.closeEntry();
    row.put("sha256", HexFormat.of().formatHex(sha.digest()));
    return row;
  }

  /** Redacts line by line; a private key over several lines is one secret, and over-long lines are cut, never split. */
  private static void lines(BufferedReader reader, OutputStream out, Redactor redactor) throws IOException {
    boolean inKey = false;
    StringBuilder line = new StringBuilder();
    boolean more = true;
    while (more) {
      line.setLength(0);
      more = next(reader, line);
      if (!more && line.length() == 0) break;
      String text = line.toString();
      if (inKey) {
        if (!text.contains("-----END")) continue;
        inKey = false;
        text = text.substring(text.indexOf("-----END"));
      }
      int begin = text.indexOf("-----BEGIN");
      if (begin >= 0 && text.contains("PRIVATE KEY") && !text.contains("-----END")) {
        inKey = true;
        text = text.substring(0, begin) + "-----BEGIN PRIVATE KEY----- <secret:key>";
      }
      out.write((redactor.redact(text) + (more ? "\n" : "")).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static boolean next(BufferedReader reader, StringBuilder line) throws IOException {
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      if (c == '\n') return true;
      if (line.length() < LINE_CHARS_MAX) line.append((char) c);
    }
    return false;
  }

  private static boolean binary(Artifact artifact) throws IOException {
    try (InputStream in = ArtifactStream.open(artifact.opener().open(), ArtifactLimits.DEFAULT)) {
      byte[] head = in.readNBytes(8_192);
      int zeros = 0;
      for (byte b : head) if (b == 0) zeros++;
      return zeros > 0 && zeros > head.length / 100;
    }
  }

  /** A name that cannot leave a folder: letters, digits, dot, dash; numbered, so that two never meet. */
  static String name(String original, int number) {
    String last = original.substring(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1);
    StringBuilder safe = new StringBuilder();
    for (char c : last.toCharArray()) {
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
      if (safe.length() < 80) safe.append(plain ? c : '_');
    }
    while (safe.length() > 0 && safe.charAt(0) == '.') safe.setCharAt(0, '_');
    return String.format(java.util.Locale.ROOT, "evidence/%03d-%s", number, safe);
  }

  private static void entry(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 2, 0, 0));
    zip.putNextEntry(entry);
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    entry(zip, name);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String time(long nanos) {
    return nanos == LogEvent.UNTIMED ? null : CardWriter.instant(nanos).toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
