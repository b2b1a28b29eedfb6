package dev.lockstep.forensics.detect;

/** How much a finding matters to a running bot, least first. */
public enum Severity {
  INFO("info"),
  WARNING("warning"),
  CRITICAL("critical");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /** The word used in JSON, in text and in {@code --fail-on}. */
  public String label() {
    return label;
  }

  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
