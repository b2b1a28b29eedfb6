package dev.lockstep.datasets.scenario;

/**
 * A finding that the scenario must show under the release that had the defect.
 *
 * @param rule a detection rule's id
 * @param severity the word for it, or empty where any will do
 * @param lane the lane it must name, or empty where any will do
 * @param atNanos when, relative to the window's end; {@link #ANY_NANOS} where the evidence has no clock
 * @param toleranceNanos how far off it may be
 */
public record Expectation(String rule, String severity, String lane, long atNanos, long toleranceNanos) {
  public static final long ANY_NANOS = Long.MIN_VALUE;

  public boolean timed() {
    return atNanos != ANY_NANOS;
  }
}
