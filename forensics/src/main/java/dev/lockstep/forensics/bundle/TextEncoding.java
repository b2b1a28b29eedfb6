package dev.lockstep.forensics.bundle;

/** How the text of an input is encoded, judged by a byte order mark or by where its zero bytes lie. */
public enum TextEncoding {
  UTF_8,
  UTF_8_BOM,
  UTF_16LE,
  UTF_16BE;

  boolean wide() {
    return this == UTF_16LE || this == UTF_16BE;
  }

  static TextEncoding of(byte[] first) {
    if (first.length >= 2 && first[0] == (byte) 0xff && first[1] == (byte) 0xfe) {
      return UTF_16LE;
    }
    if (first.length >= 2 && first[0] == (byte) 0xfe && first[1] == (byte) 0xff) {
      return UTF_16BE;
    }
    if (first.length >= 3 && first[0] == (byte) 0xef && first[1] == (byte) 0xbb && first[2] == (byte) 0xbf) {
      return UTF_8_BOM;
    }
    return byZeros(first);
  }

  /** Mostly Latin text in UTF-16 has a zero in nearly every second byte; plain text has none. */
  private static TextEncoding byZeros(byte[] first) {
    int[] zeros = new int[2];
    for (int i = 0; i < first.length; i++) {
      if (first[i] == 0) {
        zeros[i & 1]++;
      }
    }
    int pairs = first.length / 2;
    if (pairs >= 8 && zeros[1] * 10 > pairs * 7 && zeros[0] * 10 < pairs) {
      return UTF_16LE;
    }
    if (pairs >= 8 && zeros[0] * 10 > pairs * 7 && zeros[1] * 10 < pairs) {
      return UTF_16BE;
    }
    return UTF_8;
  }
}
