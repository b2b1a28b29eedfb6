package dev.lockstep.cli;

/** Exit codes that scripts may rely on. */
public final class ExitCode {
  public static final int OK = 0;
  /** A defect of this program. */
  public static final int INTERNAL = 1;
  public static final int USAGE = 2;
  public static final int VERIFICATION_FAILED = 3;
  /** Findings at or above {@code --fail-on}. */
  public static final int FINDINGS = 4;
  /** No input was usable (with {@code --strict}: some input was not). */
  public static final int DATA = 5;
  /** Nothing was proved: too few winners, or the incident did not show. */
  public static final int VACUOUS = 6;
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
