package dev.lockstep.reports.chart;

/** Shapes of marks; each drawn as an SVG path around 0,0. */
public enum Marker {
  CIRCLE("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
  RING("M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
  TRIANGLE_UP("M0 -5.5L5.5 4.5H-5.5z"),
  TRIANGLE_DOWN("M0 5.5L5.5 -4.5H-5.5z"),
  DIAMOND("M0 -6L6 0L0 6L-6 0z"),
  SQUARE("M-4 -4H4V4H-4z"),
  CROSS("M-4 -4L4 4M-4 4L4 -4");

  private final String path;

  Marker(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  /** Whether the shape is its outline only. */
  boolean isOutline() {
    return this == RING || this == CROSS;
  }
}
