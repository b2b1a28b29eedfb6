package dev.lockstep.reports.chart;

import dev.lockstep.reports.text.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a {@link Plot} as SVG for a page. Colours come from the page's style sheet ({@link ChartStyle}), so that one drawing serves light
 * and dark pages; hovering tells a mark's text without any script.
 */
public final class SvgChart {
  private static final double MARGIN_LEFT = 64;
  private static final double MARGIN_RIGHT = 18;
  private static final double MARGIN_BOTTOM = 44;
  /** A grid of colours has the bar of its colours beside it. */
  private static final double COLOUR_BAR = 86;
  private static final double LEGEND_ROW = 18;
  private static final double X_LABEL_PIXELS = 74;
  private static final double Y_LABEL_PIXELS = 34;

  private final Plot plot;
  private final int width;
  private final int height;
  private final List<List<Layer>> legend;
  private final Frame frame;
  private final SvgText out = new SvgText();

  private SvgChart(Plot plot, int width, int height) {
    this.plot = plot;
    this.width = width;
    this.height = height;
    legend = legendRows(plot.layers(), width - MARGIN_LEFT - MARGIN_RIGHT);
    double top = 12 + legend.size() * LEGEND_ROW;
    double right = width - MARGIN_RIGHT - (cells(plot) == null ? 0 : COLOUR_BAR);
    frame = new Frame(plot.x(), plot.y(), MARGIN_LEFT, top, right, height - MARGIN_BOTTOM);
  }

  /** The drawing as an {@code svg} element. */
  public static String inline(Plot plot, int width, int height) {
    return new SvgChart(plot, width, height).draw("").toString();
  }

  /** A drawing without axes, legend and letters, for comparing many at a glance. */
  public static String small(Plot plot, int width, int height) {
    SvgText out = new SvgText();
    open(out, plot, width, height);
    Frame frame = new Frame(plot.x(), plot.y(), 1, 4, width - 1, height - 4);
    SvgLayers layers = new SvgLayers(frame, out);
    for (Layer layer : plot.layers()) layers.draw(layer);
    return out.raw("</svg>").toString();
  }

  /** The drawing as a file of its own, with its style. */
  public static String file(Plot plot, int width, int height) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + new SvgChart(plot, width, height).draw("<style>" + ChartStyle.LIGHT_VARIABLES + ChartStyle.RULES + "</style>"
            + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>") + "\n";
  }

  /** Columns of pixels that a line of such a drawing can use. */
  public static int innerPixels(int width) {
    return (int) (width - MARGIN_LEFT - MARGIN_RIGHT);
  }

  private SvgText draw(String first) {
    open(out, plot, width, height);
    out.raw(first);
    drawLegend();
    drawAxes();
    SvgLayers layers = new SvgLayers(frame, out);
    for (Layer layer : plot.layers()) layers.draw(layer);
    Layer.Cells cells = cells(plot);
    if (cells != null) new SvgCells(frame, out).drawBar(cells);
    return out.raw("</svg>");
  }

  private static Layer.Cells cells(Plot plot) {
    for (Layer layer : plot.layers()) if (layer instanceof Layer.Cells cells) return cells;
    return null;
  }

  private static void open(SvgText out, Plot plot, int width, int height) {
    out.raw("<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width
        + "\" height=\"" + height + "\" role=\"img\"><title>").raw(Markup.escape(plot.title())).raw("</title><desc>")
        .raw(Markup.escape(plot.description())).raw("</desc>");
  }

  private static List<List<Layer>> legendRows(List<Layer> layers, double room) {
    List<List<Layer>> rows = new ArrayList<>();
    double used = room;
    for (Layer layer : layers) {
      if (layer.name() == null) continue;
      double needs = legendWidth(layer);
      if (used + needs > room || rows.isEmpty()) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.get(rows.size() - 1).add(layer);
      used += needs;
    }
    return rows;
  }

  private static double legendWidth(Layer layer) {
    return 28 + layer.name().length() * SvgText.LETTER + 16;
  }

  private void drawLegend() {
    SvgLayers samples = new SvgLayers(frame, out);
    for (int row = 0; row < legend.size(); row++) {
      double x = MARGIN_LEFT;
      double y = 12 + row * LEGEND_ROW;
      for (Layer layer : legend.get(row)) {
        samples.sample(layer, x, y);
        out.text(x + 28, y + 4, "", "", layer.name());
        x += legendWidth(layer);
      }
    }
  }

  private void drawAxes() {
    int mostX = (int) (frame.width() / X_LABEL_PIXELS);
    int mostY = (int) (frame.height() / Y_LABEL_PIXELS);
    out.raw("<g class=\"axis\">");
    for (double tick : plot.x().ticks(mostX)) {
      double x = frame.x(tick);
      out.line(x, frame.top(), x, frame.bottom(), "grid");
      out.text(x, frame.bottom() + 16, "", "middle", plot.x().label(tick, mostX));
    }
    for (double tick : plot.y().ticks(mostY)) {
      double y = frame.y(tick);
      out.line(frame.left(), y, frame.right(), y, "grid");
      out.text(frame.left() - 7, y + 4, "", "end", plot.y().label(tick, mostY));
    }
    out.raw("<path class=\"frame\" d=\"M").at(frame.left()).raw(" ").at(frame.top()).raw("V").at(frame.bottom()).raw("H").at(frame.right())
        .raw("\"/>");
    out.text((frame.left() + frame.right()) / 2, frame.bottom() + 36, "title", "middle", plot.x().title());
    double middle = (frame.top() + frame.bottom()) / 2;
    out.raw("<text class=\"title\" text-anchor=\"middle\" transform=\"translate(13 ").at(middle).raw(") rotate(-90)\">")
        .raw(Markup.escape(plot.y().title())).raw("</text></g>");
  }
}
