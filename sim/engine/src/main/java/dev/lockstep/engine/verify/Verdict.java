package dev.lockstep.engine.verify;

/** What a check came to. */
public enum Verdict {
  /** Nothing was violated, and enough was tried to say so. */
  PASS("pass"),
  /** Something was violated. */
  FAIL("fail"),
  /** Nothing was violated, but too little was tried for that to mean anything. */
  VACUOUS("vacuous");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** The name in reports and JSON. */
  public String text() {
    return text;
  }
}
