package dev.lockstep.datasets.scenario;

import dev.lockstep.datasets.quality.BadData;
import java.util.ArrayList;
import java.util.List;

/** A latency line as text: {@code {of: account, p0: 0.02, p50: 0.05, p100: 0.2}} or {@code {of: orders, constant: 0.05}}. */
final class LatencyText {
  private LatencyText() {}

  static LatencyLine read(YamlMap line) throws BadData {
    Traffic of = line.traffic("of", null);
    if (of == Traffic.BOOKS) throw line.bad("of", "cannot be books: they share the latency of orders");
    Span span = line.span(false);
    if (line.has("constant")) return new LatencyLine(of, new LatencySpec.Constant(line.seconds("constant", 0, YamlMap.HOUR_NANOS)), span);
    List<LatencySpec.Point> points = new ArrayList<>();
    for (int percent = 0; percent <= 100; percent++) {
      String key = "p" + percent;
      if (!line.has(key)) continue;
      LatencySpec.Point point = new LatencySpec.Point(percent, line.seconds(key, 0, YamlMap.HOUR_NANOS));
      if (!points.isEmpty() && point.nanos() < points.get(points.size() - 1).nanos()) throw line.bad(key, "is less than the quantile before it");
      points.add(point);
    }
    boolean whole = points.size() > 1 && points.get(0).percent() == 0 && points.get(points.size() - 1).percent() == 100;
    if (!whole) throw line.bad("of", "needs constant, or quantiles from p0 to p100");
    return new LatencyLine(of, new LatencySpec.Quantiles(points), span);
  }

  static FlowText text(LatencyLine line) {
    FlowText text = new FlowText().word("of", line.of().label());
    if (line.roundTrip() instanceof LatencySpec.Constant constant) {
      text.seconds("constant", constant.nanos());
    } else if (line.roundTrip() instanceof LatencySpec.Quantiles quantiles) {
      for (LatencySpec.Point point : quantiles.points()) text.seconds("p" + point.percent(), point.nanos());
    } else {
      throw new AssertionError(line);
    }
    return text.span(line.span());
  }
}
