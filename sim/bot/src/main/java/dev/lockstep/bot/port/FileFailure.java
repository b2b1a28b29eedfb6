package dev.lockstep.bot.port;

/** Why a file call failed: an outcome that a caller must look at, not a defect. */
public final class FileFailure extends Exception {
  private static final long serialVersionUID = 1;

  /** What a caller may tell apart. */
  public enum Kind {
    MISSING,
    EXISTS,
    /** Another instance holds the lease. */
    HELD,
    /** No space or quota left. */
    FULL,
    /** Larger than a limit of ours or of the system. */
    TOO_LARGE,
    DENIED,
    /** The device or anything else. */
    IO
  }

  private final Kind kind;
  private final String call;

  /**
   * @param call the call that failed, as {@link Files} names it
   * @param name the file
   * @param detail the system's own words
   */
  public FileFailure(Kind kind, String call, String name, String detail) {
    super(call + " " + name + ": " + kind + (detail.isEmpty() ? "" : ", " + detail));
    this.kind = kind;
    this.call = call;
  }

  public Kind kind() {
    return kind;
  }

  public String call() {
    return call;
  }
}
