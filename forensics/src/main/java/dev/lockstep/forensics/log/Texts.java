package dev.lockstep.forensics.log;

import java.nio.charset.StandardCharsets;

/** Turns a line's bytes into evidence text: UTF-8 with replacement, at most {@value #LENGTH_MAX} bytes. */
final class Texts {
  static final int LENGTH_MAX = 400;

  private Texts() {}

  static String line(byte[] b, int from, int to) {
    return new String(b, from, Math.min(to - from, LENGTH_MAX), StandardCharsets.UTF_8).replace('\0', '\u2400');
  }
}
