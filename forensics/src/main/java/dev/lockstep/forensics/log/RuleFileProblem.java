package dev.lockstep.forensics.log;

import java.util.List;

/** A rule file that cannot be used; the message names file, rule and cure. */
public final class RuleFileProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final String typed;
  private final transient List<String> known;

  public RuleFileProblem(String message) {
    this(message, "", List.of());
  }

  /** A word that is none of those that may stand in its place. */
  RuleFileProblem(String message, String typed, List<String> known) {
    super(message);
    this.typed = typed;
    this.known = List.copyOf(known);
  }

  /** The word that is not known; empty if this is not what is wrong. */
  public String typed() {
    return typed;
  }

  /** What may stand in its place. */
  public List<String> known() {
    return known;
  }
}
