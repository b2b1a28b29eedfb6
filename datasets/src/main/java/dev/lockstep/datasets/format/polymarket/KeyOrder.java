package dev.lockstep.datasets.format.polymarket;

import java.util.Arrays;

/**
 * The keys of the line before, in their order: most lines of a file have the same ones, so that one comparison tells which key
 * comes next. Each is kept from its opening quote to the colon.
 */
final class KeyOrder {
  private static final int KEPT = 32;
  private static final int KEY_BYTES_MAX = 64;
  private final byte[][] texts = new byte[KEPT][];
  private final int[] keys = new int[KEPT];
  private int next;

  /** Begins a line. */
  void begin() {
    next = 0;
  }

  /** If the key that was at this place before stands at the cursor: moves behind its colon. False if it does not. */
  boolean take(Cursor in) {
    if (next >= KEPT || texts[next] == null) return false;
    byte[] text = texts[next];
    if (in.at + text.length >= in.end || !Arrays.equals(text, 0, text.length, in.bytes, in.at, in.at + text.length)) return false;
    in.at += text.length;
    next++;
    return true;
  }

  /** What the key taken last means. */
  int taken() {
    return keys[next - 1];
  }

  /** Remembers the key between {@code from} (its quote) and the cursor (behind its colon) for this place. */
  void put(Cursor in, int from, int key) {
    if (next >= KEPT) return;
    boolean plain = in.at - from <= KEY_BYTES_MAX && in.bytes[in.at - 1] == ':' && in.bytes[in.at - 2] == '"';
    texts[next] = plain ? Arrays.copyOfRange(in.bytes, from, in.at) : null;
    keys[next++] = key;
  }
}
