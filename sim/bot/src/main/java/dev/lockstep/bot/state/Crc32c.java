package dev.lockstep.bot.state;

/**
 * CRC-32C (Castagnoli): the reflected polynomial 0x82F63B78 of RFC 3720, appendix B.4; its check value, of the digits 1 to 9, is E3069283. Our own because a bot may name
 * neither java.util.zip nor anything else outside java.lang, java.util and java.time.
 */
public final class Crc32c {
  private static final int POLYNOMIAL = 0x82F63B78;
  /** Row k: what a byte does to the sum, k bytes further on; four rows take four bytes at a time. */
  private static final int ROWS = 4;
  private static final int[][] TABLE = table();

  private Crc32c() {}

  private static int[][] table() {
    int[][] table = new int[ROWS][256];
    for (int i = 0; i < 256; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
      table[0][i] = value;
    }
    for (int row = 1; row < ROWS; row++) {
      for (int i = 0; i < 256; i++) table[row][i] = table[row - 1][i] >>> 8 ^ table[0][table[row - 1][i] & 0xFF];
    }
    return table;
  }

  /** The checksum of a range of bytes. */
  public static int of(byte[] bytes, int from, int to) {
    return finish(update(start(), bytes, from, to));
  }

  static int start() {
    return -1;
  }

  static int update(int running, byte[] bytes, int from, int to) {
    int value = running;
    int i = from;
    for (; i + ROWS <= to; i += ROWS) {
      value = TABLE[3][(value ^ bytes[i]) & 0xFF] ^ TABLE[2][(value >>> 8 ^ bytes[i + 1]) & 0xFF]
          ^ TABLE[1][(value >>> 16 ^ bytes[i + 2]) & 0xFF] ^ TABLE[0][(value >>> 24 ^ bytes[i + 3]) & 0xFF];
    }
    for (; i < to; i++) value = TABLE[0][(value ^ bytes[i]) & 0xFF] ^ (value >>> 8);
    return value;
  }

  static int finish(int running) {
    return ~running;
  }
}
