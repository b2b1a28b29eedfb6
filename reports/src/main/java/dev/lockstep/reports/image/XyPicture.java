package dev.lockstep.reports.image;

import dev.lockstep.datasets.quality.Printable;
import dev.lockstep.reports.chart.ColorScale;
import dev.lockstep.reports.chart.Ink;
import dev.lockstep.reports.chart.Layer;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.chart.Layer.Join;
import dev.lockstep.reports.chart.Marker;
import dev.lockstep.reports.chart.Plot;
import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A {@link Plot} as an xchart. xchart draws series only, so spans, rules and levels become series as well. */
final class XyPicture {
  private static final int COLOUR_STEPS = 6;
  private static final int TITLE_CHARS_MAX = 110;

  private final Plot plot;
  private final XYChart chart;
  private int unnamed;

  private XyPicture(Plot plot, int width, int height) {
    this.plot = plot;
    chart = new XYChartBuilder().width(width).height(height).title(shortened(plot.title())).xAxisTitle(plot.x().title())
        .yAxisTitle(plot.y().title()).build();
    Look.apply(chart.getStyler(), plot.x(), plot.y());
  }

  static XYChart of(Plot plot, int width, int height) {
    XyPicture picture = new XyPicture(plot, width, height);
    for (Layer layer : plot.layers()) picture.add(layer);
    return picture.chart;
  }

  private static String shortened(String title) {
    String text = Printable.text(title);
    return text.length() <= TITLE_CHARS_MAX ? text : text.substring(0, TITLE_CHARS_MAX - 2) + "..";
  }

  private void add(Layer layer) {
    if (layer instanceof Layer.Line line) line(line);
    else if (layer instanceof Layer.Dots dots) dots(dots);
    else if (layer instanceof Layer.Marks marks) marks(marks);
    else if (layer instanceof Layer.Span span) span(span);
    else if (layer instanceof Layer.Band band) band(band);
    else if (layer instanceof Layer.Rule rule) rule(rule);
    else if (layer instanceof Layer.Level level) {
      straight(level.name(), level.ink(), level.dash(), level.from(), level.y(), level.to(), level.y());
    } else if (layer instanceof Layer.Bars bars) bars(bars);
    else if (layer instanceof Layer.Cells cells) cells(cells);
    else throw new AssertionError(layer);
  }

  private XYSeries series(String name, Ink ink, XYSeriesRenderStyle style, double[] x, double[] y) {
    boolean isNamed = name != null;
    XYSeries series = chart.addSeries(isNamed ? name : " " + unnamed++, x, y);
    series.setXYSeriesRenderStyle(style);
    series.setMarker(SeriesMarkers.NONE).setLineColor(Look.color(ink));
    series.setShowInLegend(isNamed);
    return series;
  }

  private void line(Layer.Line line) {
    if (line.x().length == 0) return;
    XYSeriesRenderStyle style = line.join() == Join.STEP ? XYSeriesRenderStyle.Step : XYSeriesRenderStyle.Line;
    series(line.name(), line.ink(), style, clamped(line.x()), line.y()).setLineStyle(Look.stroke(line.dash(), 1.7f));
  }

  private double[] clamped(double[] x) {
    double[] inside = new double[x.length];
    for (int i = 0; i < x.length; i++) inside[i] = clamped(x[i]);
    return inside;
  }

  private double clamped(double x) {
    return Math.min(Math.max(x, plot.x().min()), plot.x().max());
  }

  private void dots(Layer.Dots dots) {
    if (dots.x().length == 0) return;
    series(dots.name(), dots.ink(), XYSeriesRenderStyle.Scatter, dots.x(), dots.y()).setMarker(new Dot()).setMarkerColor(Look.color(dots.ink()));
  }

  private void marks(Layer.Marks marks) {
    if (marks.marks().isEmpty()) return;
    double[] x = new double[marks.marks().size()];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      Layer.Mark mark = marks.marks().get(i);
      x[i] = mark.x();
      y[i] = mark.y();
      if (mark.label() != null) label(mark.label(), mark.x(), mark.y());
    }
    series(marks.name(), marks.ink(), XYSeriesRenderStyle.Scatter, x, y).setMarker(shape(marks.marker())).setMarkerColor(Look.color(marks.ink()));
  }

  private void label(String text, double x, double y) {
    chart.addAnnotation(Label.beside(text, x, y));
  }

  private static org.knowm.xchart.style.markers.Marker shape(Marker marker) {
    return switch (marker) {
      case CIRCLE -> SeriesMarkers.CIRCLE;
      case RING -> new Ring();
      case TRIANGLE_UP -> SeriesMarkers.TRIANGLE_UP;
      case TRIANGLE_DOWN -> SeriesMarkers.TRIANGLE_DOWN;
      case DIAMOND -> SeriesMarkers.DIAMOND;
      case SQUARE -> SeriesMarkers.SQUARE;
      case CROSS -> SeriesMarkers.CROSS;
    };
  }

  private void span(Layer.Span span) {
    double from = clamped(span.from());
    double to = clamped(span.to());
    double top = plot.y().max();
    area(span.name(), span.ink(), new double[] {from, from, to, to}, new double[] {plot.y().min(), top, top, plot.y().min()});
    if (span.label() != null) chart.addAnnotation(Label.within(span.label(), from, to, plot.y().min() + (top - plot.y().min()) * 0.5));
  }

  private void area(String name, Ink ink, double[] x, double[] y) {
    XYSeries series = series(name, ink, XYSeriesRenderStyle.PolygonArea, x, y);
    series.setFillColor(Look.shade(ink));
    series.setLineColor(Look.shade(ink)).setLineStyle(Look.stroke(Dash.SOLID, 0.5f));
  }

  private void band(Layer.Band band) {
    int size = band.x().length;
    if (size == 0) return;
    double[] x = new double[2 * size];
    double[] y = new double[2 * size];
    for (int i = 0; i < size; i++) {
      x[i] = band.x()[i];
      y[i] = band.high()[i];
      x[2 * size - 1 - i] = band.x()[i];
      y[2 * size - 1 - i] = band.low()[i];
    }
    area(band.name(), band.ink(), x, y);
  }

  private void rule(Layer.Rule rule) {
    if (rule.vertical()) straight(rule.name(), rule.ink(), rule.dash(), rule.at(), plot.y().min(), rule.at(), plot.y().max());
    else straight(rule.name(), rule.ink(), rule.dash(), plot.x().min(), rule.at(), plot.x().max(), rule.at());
    if (rule.label() == null) return;
    if (rule.vertical()) label(rule.label(), rule.at(), plot.y().min() + (plot.y().max() - plot.y().min()) * 0.6);
    else label(rule.label(), plot.x().min(), rule.at());
  }

  private void straight(String name, Ink ink, Dash dash, double x1, double y1, double x2, double y2) {
    series(name, ink, XYSeriesRenderStyle.Line, new double[] {clamped(x1), clamped(x2)}, new double[] {y1, y2})
        .setLineStyle(Look.stroke(dash, 1.5f));
  }

  private void bars(Layer.Bars bars) {
    Rectangles rectangles = new Rectangles();
    double gap = (bars.edges()[bars.edges().length - 1] - bars.edges()[0]) * 0.001;
    for (int i = 0; i < bars.heights().length; i++) {
      double below = bars.stackedOn() == null ? 0 : bars.stackedOn()[i];
      if (bars.heights()[i] != 0) rectangles.add(bars.edges()[i] + gap, below, bars.edges()[i + 1] - gap, below + bars.heights()[i]);
    }
    if (!rectangles.isEmpty()) filled(bars.name(), Look.color(bars.ink()), rectangles);
  }

  private void filled(String name, Color color, Rectangles rectangles) {
    XYSeries series = series(name, Ink.BLACK, XYSeriesRenderStyle.PolygonArea, rectangles.x(), rectangles.y());
    series.setFillColor(color);
    series.setLineColor(color).setLineStyle(SeriesLines.NONE);
  }

  /** One series for each shade; the legend names a few of them. */
  private void cells(Layer.Cells cells) {
    Rectangles[] shades = new Rectangles[ColorScale.LEVELS];
    for (int i = 0; i < shades.length; i++) shades[i] = new Rectangles();
    for (int row = 0; row < cells.values().length; row++) {
      for (int column = 0; column + 1 < cells.xEdges().length; column++) {
        double value = cells.values()[row][column];
        if (Double.isNaN(value)) continue;
        shades[ColorScale.level((value - cells.low()) / (cells.high() - cells.low()))].add(
            cells.xEdges()[column], cells.yEdges()[row], cells.xEdges()[column + 1], cells.yEdges()[row + 1]);
      }
    }
    for (int level = 0; level < shades.length; level++) {
      if (!shades[level].isEmpty()) filled(null, new Color(cells.scale().rgb(level)), shades[level]);
    }
    for (int step = COLOUR_STEPS; step >= 0; step--) {
      double share = (double) step / COLOUR_STEPS;
      Rectangles nothing = new Rectangles();
      nothing.add(plot.x().min(), plot.y().min(), plot.x().min(), plot.y().min());
      String amount = Look.rounded(cells.low() + share * (cells.high() - cells.low()), cells.high() - cells.low());
      filled(step == COLOUR_STEPS ? amount + ": " + cells.unit() : amount, new Color(cells.scale().rgb(ColorScale.level(share))), nothing);
    }
  }
}
