package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import java.util.Arrays;

/** Texts of which a dump repeats a few over and over, such as states and classes: each is decoded once. Forgets what shares a slot. */
final class TextCache {
  private static final int SLOTS = 256;

  private final byte[][] bytes = new byte[SLOTS][];
  private final String[] texts = new String[SLOTS];

  /** The text of the range; the same range of bytes mostly gives the same object. */
  String text(LineView v, int from, int to) {
    int slot = Bytes.hash(v.b, from, to) & SLOTS - 1;
    byte[] cached = bytes[slot];
    if (cached == null || !Arrays.equals(cached, 0, cached.length, v.b, from, to)) {
      bytes[slot] = Arrays.copyOfRange(v.b, from, to);
      texts[slot] = v.text(from, to);
    }
    return texts[slot];
  }
}
