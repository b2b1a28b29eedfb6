package dev.lockstep.bot.state;

/**
 * CRC-32C (Castagnoli): the reflected polynomial 0x82F63B78 of RFC 3720, appendix B.4; its check value, of the digits 1 to 9, is E3069283. Our own because a bot may name
 * neither java.util.zip nor anything else outside java.lang, java.util and java.time.
 */
public final class Crc32c {
  private static final int POLYNOMIAL = 0x82F63B78;
  private static final int[] TABLE = table();

  private Crc32c() {}

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
      table[i] = value;
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
    for (int i = from; i < to; i++) value = TABLE[(value ^ bytes[i]) & 0xFF] ^ (value >>> 8);
    return value;
  }

  static int finish(int running) {
    return ~running;
  }
}
