package dev.lockstep.forensics.detect;

/** How sure a finding is, least first. {@code CERTAIN} is reserved for what is exact in the text. */
public enum Confidence {
  LOW("low"),
  MEDIUM("medium"),
  HIGH("high"),
  CERTAIN("certain");

  private final String label;

  Confidence(String label) {
    this.label = label;
  }

  /** The word used in JSON and in text. */
  public String label() {
    return label;
  }

  /** This confidence, or {@code cap} where this is higher. */
  public Confidence cappedAt(Confidence cap) {
    return compareTo(cap) <= 0 ? this : cap;
  }
}
