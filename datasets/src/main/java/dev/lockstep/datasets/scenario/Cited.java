package dev.lockstep.datasets.scenario;

/**
 * A value and where it comes from.
 *
 * @param source the comment behind the line, usually FILE:LINE and what stands there; empty where nothing is known
 */
public record Cited<T>(T value, String source) {
  /** A value that nobody vouches for. */
  public static <T> Cited<T> bare(T value) {
    return new Cited<>(value, "");
  }
}
