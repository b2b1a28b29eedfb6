package dev.lockstep.datasets.format.polymarket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ids as texts, one copy each, found by their bytes: a file holds few, and the same one comes again and again. */
final class Names {
  private static final int KEPT = 16;
  private final byte[][] bytes = new byte[KEPT][];
  private final String[] texts = new String[KEPT];
  private int next;

  /** The text of the quoted name that begins at {@code from}, if it is one of those that are kept; null if it is not. */
  String at(byte[] line, int from, int end) {
    for (int i = 0; i < KEPT; i++) {
      byte[] known = bytes[i];
      if (known == null) return null;
      int to = from + 1 + known.length;
      if (to < end && line[to] == '"' && line[from] == '"' && Arrays.equals(known, 0, known.length, line, from + 1, to)) return texts[i];
    }
    return null;
  }

  String of(byte[] line, int from, int to) {
    for (int i = 0; i < KEPT; i++) {
      byte[] known = bytes[i];
      if (known != null && known.length == to - from && Arrays.equals(known, 0, known.length, line, from, to)) return texts[i];
    }
    bytes[next] = Arrays.copyOfRange(line, from, to);
    texts[next] = new String(line, from, to - from, StandardCharsets.US_ASCII);
    String text = texts[next];
    next = (next + 1) % KEPT;
    return text;
  }
}
