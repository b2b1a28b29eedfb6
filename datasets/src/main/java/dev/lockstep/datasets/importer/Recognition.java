package dev.lockstep.datasets.importer;

import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.csv.DepthCsvReader;
import dev.lockstep.datasets.format.csv.WideCsvReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * Tells a file's kind from its first bytes after decompression.
 *
 * @param kind what it is
 * @param detail why it is unknown, or null
 */
record Recognition(FileKind kind, String detail) {
  private static final int HEAD_BYTES = 1 << 16;
  /** Where our own documents name themselves, and where most recordings show what they are. */
  private static final int OPENING_BYTES = 1 << 13;

  /** What the user says it is. */
  static Recognition as(String label) {
    for (FileKind kind : FileKind.READABLE) if (kind.label().equals(label)) return new Recognition(kind, null);
    throw new IllegalArgumentException("format " + label + " is not known");
  }

  static Recognition of(InputFile file) {
    byte[] head;
    try (InputStream in = file.open()) {
      head = head(in);
    } catch (IOException e) {
      return new Recognition(FileKind.UNKNOWN, "cannot be read: " + e.getMessage());
    }
    if (head.length == 0) return new Recognition(FileKind.UNKNOWN, "empty file");
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("LOCKTAPE")) return new Recognition(FileKind.TAPE, null);
    String name = file.path().getFileName().toString().toLowerCase(Locale.ROOT);
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) start++;
    String json = firstJsonLine(text);
    if (name.endsWith(".md") || name.startsWith("license") || name.startsWith("licence") || name.startsWith("readme"))
      return new Recognition(FileKind.DOCUMENT, null);
    String opening = text.substring(0, Math.min(text.length(), OPENING_BYTES));
    if (opening.contains("lockstep.manifest/") || opening.contains("lockstep.synth/")) return new Recognition(FileKind.DOCUMENT, null);
    if (json != null) {
      FileKind kind = jsonFromOpening(json);
      return new Recognition(kind, kind == FileKind.UNKNOWN ? "JSON, but not of a format that is known here" : null);
    }
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end).replace("\r", "");
    FileKind csv = csv(line);
    return csv != FileKind.UNKNOWN ? new Recognition(csv, null) : new Recognition(FileKind.UNKNOWN, csvReason(line));
  }

  private static byte[] head(InputStream in) throws IOException {
    byte[] head = new byte[HEAD_BYTES];
    int filled = 0;
    try {
      for (int read; filled < head.length && (read = in.read(head, filled, head.length - filled)) > 0; ) filled += read;
    } catch (EOFException | ZipException e) {
      if (filled == 0) throw e;
    }
    return java.util.Arrays.copyOf(head, filled);
  }

  /** The first line that begins like JSON, among the first lines; null if there is none. */
  private static String firstJsonLine(String text) {
    int at = 0;
    for (int i = 0; i < 20 && at < text.length(); i++) {
      int end = text.indexOf('\n', at);
      String line = (end < 0 ? text.substring(at) : text.substring(at, end)).stripLeading();
      if (line.startsWith("{") || line.startsWith("[")) return text.substring(at);
      at = end < 0 ? text.length() : end + 1;
    }
    return null;
  }

  /** Most recordings need no look at the whole head: a book of one token or a market's ticker stands in their first lines. */
  private static FileKind jsonFromOpening(String text) {
    String opening = text.substring(0, Math.min(text.length(), OPENING_BYTES));
    FileKind kind = json(opening);
    boolean sure = kind == FileKind.KALSHI || kind == FileKind.POLYMARKET && opening.contains("\"bids\"");
    return sure || opening.length() == text.length() ? kind : json(text);
  }

  private static FileKind json(String text) {
    if (text.contains("\"market_ticker\"") || text.contains("orderbook_snapshot") || text.contains("orderbook_delta")) return FileKind.KALSHI;
    if (text.contains("\"condition_id\"") && text.contains("\"outcomes\"") && !text.contains("\"bids\"")) return FileKind.MARKETS;
    if (text.contains("asset_id") || text.contains("event_type") || text.contains("assets_ids")) return FileKind.POLYMARKET;
    if (text.contains("\"yes\"") || text.contains("\"no\"") || text.contains("\"winner\"")) return FileKind.OUTCOMES;
    return FileKind.UNKNOWN;
  }

  /** What a table lacks to be one of those that are read. */
  private static String csvReason(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    if (lower.indexOf(',') >= 0 && lower.contains("bid") && lower.contains("ask")) {
      return "columns of bids and asks but none with a time that is known here (ts, timestamp, time ...); see wide-csv in datasets/FORMATS.md";
    }
    return "not a format that is known here; datasets/FORMATS.md lists them";
  }

  private static FileKind csv(String header) {
    String lower = header.toLowerCase(Locale.ROOT);
    if (DepthCsvReader.recognises(lower)) return FileKind.L2_CSV;
    if (WideCsvReader.recognises(lower)) return FileKind.WIDE_CSV;
    if (lower.contains("window") && lower.contains("winner")) return FileKind.OUTCOMES;
    return FileKind.UNKNOWN;
  }
}
