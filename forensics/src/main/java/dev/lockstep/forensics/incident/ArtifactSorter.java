package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.bundle.Archive;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Says what an artifact is from its first bytes, and from its name where the bytes leave it open. */
final class ArtifactSorter {
  private static final int PIECE_LINES = 200;
  private static final int PIECE_KEYS_MIN = 3;

  private ArtifactSorter() {}

  static Artifact.Kind kind(String name, byte[] head) {
    String file = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (file.equals("manifest.json")) return Artifact.Kind.MANIFEST;
    if (Archive.kind(head) != null) return Artifact.Kind.ARCHIVE;
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
    return pieceOfJson(text) ? Artifact.Kind.STATE : Artifact.Kind.LOG;
  }

  /** Indented lines with keys among them and hardly any other: JSON that lost its head, as a terminal's scrollback gives it. */
  private static boolean pieceOfJson(String text) {
    int lines = 0;
    int keys = 0;
    int others = 0;
    for (int from = 0; from < text.length() && lines < PIECE_LINES; lines++) {
      int end = text.indexOf('\n', from);
      if (end < 0) end = text.length();
      int at = from;
      while (at < end && text.charAt(at) == ' ') at++;
      boolean inner = at > from || at == end || "{}[],".indexOf(text.charAt(at)) >= 0;
      if (!inner) others++;
      else if (at < end && text.charAt(at) == '"' && text.indexOf("\": ", at) > 0 && text.indexOf("\": ", at) < end) keys++;
      from = end + 1;
    }
    return keys >= PIECE_KEYS_MIN && others <= 2;
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
