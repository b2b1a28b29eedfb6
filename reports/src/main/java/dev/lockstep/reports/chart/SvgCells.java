package dev.lockstep.reports.chart;

import dev.lockstep.reports.text.Markup;
import java.util.Locale;

/** Draws a grid of coloured cells, and the bar that says what the colours mean. */
final class SvgCells {
  /** Up to so many cells each has a tip of its own; more would make the page heavy. */
  private static final int TIPS_MAX = 900;
  private static final double BAR_GAP = 14;
  private static final double BAR_WIDTH = 14;

  private final Frame frame;
  private final SvgText out;

  SvgCells(Frame frame, SvgText out) {
    this.frame = frame;
    this.out = out;
  }

  void draw(Layer.Cells cells) {
    int columns = cells.xEdges().length - 1;
    if (columns * cells.values().length <= TIPS_MAX) drawEach(cells, columns);
    else drawLevels(cells, columns);
  }

  private void drawEach(Layer.Cells cells, int columns) {
    for (int row = 0; row < cells.values().length; row++) {
      for (int column = 0; column < columns; column++) {
        double value = cells.values()[row][column];
        if (Double.isNaN(value)) continue;
        out.raw("<path ").raw(fill(cells, ColorScale.level(cells.share(value)))).raw(" d=\"");
        cell(cells, row, column, column + 1);
        out.raw("\"><title>").raw(Numbers.fixed(value, 2)).raw("</title></path>");
      }
    }
  }

  /** One path for each shade, neighbours of one shade in one stroke. */
  private void drawLevels(Layer.Cells cells, int columns) {
    for (int level = 0; level < ColorScale.LEVELS; level++) {
      boolean open = false;
      for (int row = 0; row < cells.values().length; row++) {
        for (int column = 0; column < columns; column++) {
          if (!isLevel(cells, row, column, level)) continue;
          int end = column + 1;
          while (end < columns && isLevel(cells, row, end, level)) end++;
          if (!open) out.raw("<path ").raw(fill(cells, level)).raw(" d=\"");
          open = true;
          cell(cells, row, column, end);
          column = end;
        }
      }
      if (open) out.raw("\"/>");
    }
  }

  private static boolean isLevel(Layer.Cells cells, int row, int column, int level) {
    double value = cells.values()[row][column];
    return !Double.isNaN(value) && ColorScale.level(cells.share(value)) == level;
  }

  private static String fill(Layer.Cells cells, int level) {
    return "fill=\"#" + String.format(Locale.ROOT, "%06x", cells.scale().rgb(level)) + "\" shape-rendering=\"crispEdges\"";
  }

  private void cell(Layer.Cells cells, int row, int from, int to) {
    double top = frame.y(cells.yEdges()[row + 1]);
    out.raw("M").at(frame.x(cells.xEdges()[from])).raw(" ").at(top).raw("H").at(frame.x(cells.xEdges()[to])).raw("V")
        .at(frame.y(cells.yEdges()[row])).raw("H").at(frame.x(cells.xEdges()[from])).raw("z");
  }

  void drawBar(Layer.Cells cells) {
    double x = frame.right() + BAR_GAP;
    Axis axis = Axis.decimal(cells.unit(), cells.low(), cells.high());
    Frame bar = new Frame(axis, axis, x, frame.top(), x + BAR_WIDTH, frame.bottom());
    double step = bar.height() / ColorScale.LEVELS;
    for (int level = 0; level < ColorScale.LEVELS; level++) {
      out.raw("<rect ").raw(fill(cells, level)).raw(" x=\"").at(x).raw("\" width=\"").at(BAR_WIDTH).raw("\" y=\"")
          .at(frame.bottom() - (level + 1) * step).raw("\" height=\"").at(step + 0.3).raw("\"/>");
    }
    int most = (int) (frame.height() / 40);
    for (double tick : axis.ticks(most)) out.text(x + BAR_WIDTH + 5, bar.y(tick) + 4, "", "", axis.label(tick, most));
    double middle = (frame.top() + frame.bottom()) / 2;
    out.raw("<text class=\"title\" text-anchor=\"middle\" transform=\"translate(").at(x + BAR_WIDTH + 50).raw(" ").at(middle)
        .raw(") rotate(-90)\">").raw(Markup.escape(cells.unit())).raw("</text>");
  }
}
