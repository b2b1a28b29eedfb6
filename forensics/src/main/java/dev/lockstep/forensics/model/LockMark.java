package dev.lockstep.forensics.model;

/**
 * One line of a Java dump that speaks of a lock.
 *
 * @param frame the frame it stands under (0 innermost), or -1 for a line before the first frame or under the synchronizers
 * @param address the object's address or identity hash; 0 where the dump prints none
 * @param className the lock's class
 * @param line 1-based line in the file
 */
public record LockMark(Kind kind, int frame, long address, String className, long line) {
  /** What the line says. */
  public enum Kind {
    LOCKED("- locked"),
    /** Blocked at a monitor's door. */
    WAITING_TO_LOCK("- waiting to lock"),
    /** In {@code Object.wait}: the monitor is released. */
    WAITING_ON("- waiting on"),
    /** Notified, and queueing for the monitor again. */
    RELOCKING("- waiting to re-lock in wait()"),
    PARKING("- parking to wait for "),
    /** Listed under "Locked ownable synchronizers". */
    OWNED_SYNCHRONIZER("-");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** The line as HotSpot prints it. */
  public String text() {
    return kind.words() + " <0x" + String.format(java.util.Locale.ROOT, "%016x", address) + "> (a " + className + ")";
  }
}
