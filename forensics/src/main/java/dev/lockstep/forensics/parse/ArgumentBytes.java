package dev.lockstep.forensics.parse;

import java.util.Arrays;

/** What a byte is among the arguments of a frame. */
final class ArgumentBytes {
  /** Stands between values. */
  static final byte BETWEEN = -1;
  /** Does not belong there. */
  static final byte OTHER = -2;

  private ArgumentBytes() {}

  /** By unsigned byte: the value of a hexadecimal digit, or one of the two above. */
  static byte[] table() {
    byte[] table = new byte[256];
    Arrays.fill(table, OTHER);
    for (char c : " ,.?{}_".toCharArray()) table[c] = BETWEEN;
    for (int i = 0; i < 10; i++) table['0' + i] = (byte) i;
    for (int i = 0; i < 6; i++) {
      table['a' + i] = (byte) (10 + i);
      table['A' + i] = (byte) (10 + i);
    }
    return table;
  }
}
