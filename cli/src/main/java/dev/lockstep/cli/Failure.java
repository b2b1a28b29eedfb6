package dev.lockstep.cli;

/** An expected failure: one line that says what, where and what to do, and an exit code. Printed without a stack trace. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  public Failure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
