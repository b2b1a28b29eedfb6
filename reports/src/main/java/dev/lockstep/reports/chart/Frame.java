package dev.lockstep.reports.chart;

/** Where a chart's inner area lies on the drawing, in pixels, and how values map to it. */
record Frame(Axis xAxis, Axis yAxis, double left, double top, double right, double bottom) {
  double x(double value) {
    return left + clamp(xAxis.share(value)) * (right - left);
  }

  double y(double value) {
    return bottom - clamp(yAxis.share(value)) * (bottom - top);
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  private static double clamp(double share) {
    return Math.min(Math.max(share, 0), 1);
  }
}
