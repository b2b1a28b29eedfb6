package dev.lockstep.forensics.incident;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says what an artifact is from its first bytes, and from its name where the bytes leave it open. */
final class ArtifactSorter {
  private ArtifactSorter() {}

  static Artifact.Kind kind(String name, byte[] head) {
    String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (file.equals("manifest.json")) return Artifact.Kind.MANIFEST;
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("SQLite format 3\0")) return Artifact.Kind.STATE;
    if (dump(text)) return Artifact.Kind.DUMP;
    String stripped = text.stripLeading();
    boolean stateName = file.contains("state") || file.contains("broker");
    boolean database = file.contains(".db");
    boolean json = file.contains(".json") && !file.contains(".jsonl");
    if (database || (stateName && (json || stripped.startsWith("{") || stripped.isEmpty()))) return Artifact.Kind.STATE;
    if (json && !oneLineEach(stripped)) return Artifact.Kind.STATE;
    if (file.endsWith(".html") || file.endsWith(".png") || file.endsWith(".md") || file.endsWith(".csv")) return Artifact.Kind.OTHER;
    return Artifact.Kind.LOG;
  }

  /** A dump, rather than a log with a dump in it: the marks come before any number of other lines. */
  private static boolean dump(String text) {
    int goroutine = indexOfLine(text, "goroutine ");
    boolean go = goroutine >= 0 && text.indexOf("]:", goroutine) > 0 && goroutine < 2_000;
    int java = text.indexOf("Full thread dump");
    boolean python = text.startsWith("Thread 0x") || text.startsWith("Current thread 0x") || text.startsWith("Process ");
    return go || (java >= 0 && java < 2_000) || python;
  }

  private static int indexOfLine(String text, String start) {
    return text.startsWith(start) ? 0 : text.indexOf("\n" + start);
  }

  private static boolean oneLineEach(String text) {
    int newline = text.indexOf('\n');
    return text.startsWith("{") && newline > 0 && text.substring(0, newline).strip().endsWith("}");
  }
}
