package dev.lockstep.engine.time;

/** A fast, order-sensitive 64-bit digest of whole numbers and texts. For telling runs apart, not for security. */
public final class Digest {
  private long state = 0x243F6A8885A308D3L;

  public Digest number(long value) {
    state = (state ^ value) * 0x9E3779B97F4A7C15L;
    state ^= state >>> 32;
    return this;
  }

  /** A text, character by character; null differs from empty. */
  public Digest text(String value) {
    if (value == null) return number(-1);
    for (int i = 0; i < value.length(); i++) number(value.charAt(i));
    return number(value.length());
  }

  public long value() {
    return state;
  }

  /** Sixteen hexadecimal digits. */
  public String hex() {
    String digits = Long.toHexString(state);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
