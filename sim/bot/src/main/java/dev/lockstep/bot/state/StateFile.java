package dev.lockstep.bot.state;

/**
 * One generation of a state as bytes: a single JSON object whose first line is the header (schema, generation, length of the rest in
 * bytes, CRC-32C of header and rest) and whose rest is what the codec wrote. Any byte of it may be lost, changed or doubled: then it
 * does not read.
 */
final class StateFile {
  /** Largest state that is written or read, in bytes. */
  static final int BYTES_MAX = 4 << 20;

  static final String FAMILY = "lockstep.state/";
  private static final String SCHEMA = "{\"schema\":\"" + FAMILY;
  private static final int VERSION = 1;
  private static final int HEADER_MAX = 160;
  private static final int SUM_DIGITS = 8;
  private static final String SUM_END = "\",";

  /** What a file turned out to be. */
  sealed interface Content {
    record Valid(long generation, JsonFields fields) implements Content {}

    /** {@code generation} as far as it can be read, else -1; not to be believed. */
    record Corrupt(String why, long generation) implements Content {}

    /** Whole or not, it was written by a later release. */
    record Later(String schema) implements Content {}
  }

  private StateFile() {}

  /** The bytes of a generation; the inverse of {@link #read}. */
  static byte[] write(long generation, String object) {
    if (!object.startsWith("{\"")) throw new IllegalArgumentException("a state is one JSON object of at least one member: " + object);
    int length = object.length() + 1;
    String unsummed = SCHEMA + VERSION + "\",\"generation\":" + generation + ",\"length\":" + length + ",\"crc32c\":\"";
    int head = unsummed.length();
    int rest = head + SUM_DIGITS + SUM_END.length();
    byte[] bytes = new byte[rest + length];
    ascii(unsummed, 0, bytes, 0);
    bytes[rest] = '\n';
    ascii(object, 1, bytes, rest + 1);
    bytes[bytes.length - 1] = '\n';
    ascii(hex(sum(bytes, head, bytes, rest)) + SUM_END, 0, bytes, head);
    return bytes;
  }

  static Content read(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && end < HEADER_MAX && bytes[end] != '\n') end++;
    String header = text(bytes, 0, end);
    if (!header.startsWith(SCHEMA)) return new Content.Corrupt(bytes.length == 0 ? "empty" : "no header", -1);
    int quote = header.indexOf('"', SCHEMA.length());
    long version = quote < 0 ? -1 : number(header.substring(SCHEMA.length(), quote));
    if (version > VERSION && !isOursDamaged(bytes, quote)) return new Content.Later(FAMILY + version);
    long generation = field(header, "\"generation\":");
    long length = field(header, "\"length\":");
    String mark = "\"crc32c\":\"";
    int at = header.indexOf(mark);
    if (generation < 1 || at < 0) return new Content.Corrupt("a broken header", generation);
    int head = at + mark.length();
    if (length != bytes.length - end) return new Content.Corrupt("says " + length + " bytes and has " + (bytes.length - end), generation);
    if (!header.substring(head).equals(hex(sum(bytes, head, bytes, end)) + SUM_END)) return new Content.Corrupt("its sum is wrong", generation);
    try {
      return new Content.Valid(generation, JsonFields.parse(text(bytes, 0, bytes.length)));
    } catch (WrongShape e) {
      return new Content.Corrupt(e.getMessage(), generation);
    }
  }

  /** Whether the digit of the version is all that is wrong: damage, and no later release. */
  private static boolean isOursDamaged(byte[] bytes, int quote) {
    if (quote != SCHEMA.length() + 1) return false;
    byte[] mended = bytes.clone();
    mended[SCHEMA.length()] = '0' + VERSION;
    return read(mended) instanceof Content.Valid;
  }

  private static int sum(byte[] head, int headLength, byte[] tail, int from) {
    return Crc32c.finish(Crc32c.update(Crc32c.update(Crc32c.start(), head, 0, headLength), tail, from, tail.length));
  }

  private static long field(String header, String mark) {
    int at = header.indexOf(mark);
    if (at < 0) return -1;
    int end = header.indexOf(',', at);
    return end < 0 ? -1 : number(header.substring(at + mark.length(), end));
  }

  /** A number as we write it, else -1. */
  private static long number(String digits) {
    if (digits.isEmpty() || digits.length() > 18 || digits.charAt(0) == '0') return -1;
    for (int i = 0; i < digits.length(); i++) if (digits.charAt(i) < '0' || digits.charAt(i) > '9') return -1;
    return Long.parseLong(digits);
  }

  private static String hex(int value) {
    String digits = Integer.toHexString(value);
    return "0".repeat(SUM_DIGITS - digits.length()) + digits;
  }

  private static void ascii(String text, int from, byte[] bytes, int at) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7E) throw new IllegalArgumentException("a state is written in ASCII, not with " + Integer.toHexString(c));
      bytes[at + i - from] = (byte) c;
    }
  }

  private static String text(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) text.append((char) (bytes[i] & 0xFF));
    return text.toString();
  }
}
