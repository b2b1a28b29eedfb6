package dev.lockstep.reports.sweep;

import dev.lockstep.reports.chart.ColorScale;
import dev.lockstep.reports.sweep.SweepData.Point;
import java.util.function.ToDoubleFunction;

/** What a heatmap may show. */
enum Measure {
  RESULT("result after fees, USD", ColorScale.DIVERGING, Point::pnlUsd),
  FALSE_EXITS("false exits, winners sold", ColorScale.SEQUENTIAL, Point::falseExits),
  REVERSALS_SOLD("reversals sold", ColorScale.SEQUENTIAL, Point::reversalsExited);

  private final String title;
  private final ColorScale scale;
  private final ToDoubleFunction<Point> value;

  Measure(String title, ColorScale scale, ToDoubleFunction<Point> value) {
    this.title = title;
    this.scale = scale;
    this.value = value;
  }

  String title() {
    return title;
  }

  ColorScale scale() {
    return scale;
  }

  double of(Point point) {
    return value.applyAsDouble(point);
  }
}
