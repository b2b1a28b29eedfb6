package dev.lockstep.forensics.model;

/**
 * One line of a Java dump that speaks of a lock.
 *
 * @param frame the frame it stands under (0 innermost), or -1 for a line before the first frame or under the synchronizers
 * @param address the object's address or identity hash; 0 where the dump prints none
 * @param className the lock's class
 * @param line 1-based line in the file
 * @param text the line itself, or null where it is just as HotSpot prints it and can be rebuilt
 */
public record LockMark(Kind kind, int frame, long address, String className, long line, String text) {
  /** Digits of an address as HotSpot of 64 bits prints it. */
  public static final int ADDRESS_DIGITS = 16;

  /** True where the line is just as HotSpot prints it. */
  public boolean exact() {
    return text == null;
  }

  /** The line itself. */
  @Override
  public String text() {
    if (text != null) {
      return text;
    }
    String digits = Long.toHexString(address);
    return words(kind) + "0".repeat(ADDRESS_DIGITS - digits.length()) + digits + "> (a " + className + ")";
  }

  /** How HotSpot begins such a line, up to the digits of the address. */
  public static String words(Kind kind) {
    return switch (kind) {
      case LOCKED -> "- locked <0x";
      case WAITING_TO_LOCK -> "- waiting to lock <0x";
      case WAITING_ON -> "- waiting on <0x";
      case RELOCKING -> "- waiting to re-lock in wait() <0x";
      case PARKING -> "- parking to wait for  <0x";
      case OWNED_SYNCHRONIZER -> "- <0x";
    };
  }

  /** What the line says. */
  public enum Kind {
    LOCKED,
    /** Blocked at a monitor's door. */
    WAITING_TO_LOCK,
    /** In {@code Object.wait}: the monitor is released. */
    WAITING_ON,
    /** Notified, and queueing for the monitor again. */
    RELOCKING,
    PARKING,
    /** Listed under "Locked ownable synchronizers". */
    OWNED_SYNCHRONIZER
  }
}
