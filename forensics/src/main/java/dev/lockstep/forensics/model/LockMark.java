package dev.lockstep.forensics.model;

/**
 * One line of a Java dump that speaks of a lock.
 *
 * @param frame the frame it stands under (0 innermost), or -1 for a line before the first frame or under the synchronizers
 * @param address the object's address or identity hash; 0 where the dump prints none
 * @param className the lock's class
 * @param line 1-based line in the file
 * @param text the line itself
 */
public record LockMark(Kind kind, int frame, long address, String className, long line, String text) {
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
