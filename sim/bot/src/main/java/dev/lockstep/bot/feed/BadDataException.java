package dev.lockstep.bot.feed;

/** A message that cannot be read. */
public final class BadDataException extends Exception {
  private static final long serialVersionUID = 1L;
  private final BadData reason;

  public BadDataException(BadData reason, String what) {
    super(reason + ": " + what);
    this.reason = reason;
  }

  public BadData reason() {
    return reason;
  }

  /** The cause is known and comes by the thousand: no trace. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
