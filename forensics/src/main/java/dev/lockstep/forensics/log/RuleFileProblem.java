package dev.lockstep.forensics.log;

/** A rule file that cannot be used; the message names file, rule and cure. */
public final class RuleFileProblem extends Exception {
  private static final long serialVersionUID = 1L;

  public RuleFileProblem(String message) {
    super(message);
  }
}
