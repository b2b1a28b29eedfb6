package dev.lockstep.reports.chart;

import dev.lockstep.reports.text.Markup;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.chart.Layer.Join;

/** Draws the layers of a chart, and their samples for the legend. */
final class SvgLayers {
  private static final double SAMPLE = 22;

  private final Frame frame;
  private final SvgText out;

  SvgLayers(Frame frame, SvgText out) {
    this.frame = frame;
    this.out = out;
  }

  void draw(Layer layer) {
    if (layer instanceof Layer.Line line) line(line);
    else if (layer instanceof Layer.Dots dots) dots(dots);
    else if (layer instanceof Layer.Marks marks) marks(marks);
    else if (layer instanceof Layer.Span span) span(span);
    else if (layer instanceof Layer.Band band) band(band);
    else if (layer instanceof Layer.Rule rule) rule(rule);
    else if (layer instanceof Layer.Level level) level(level);
    else if (layer instanceof Layer.Bars bars) bars(bars);
    else if (layer instanceof Layer.Cells cells) new SvgCells(frame, out).draw(cells);
    else throw new AssertionError(layer);
  }

  /** What the legend shows of a layer, in a strip around {@code y}. */
  void sample(Layer layer, double x, double y) {
    if (layer instanceof Layer.Line line) {
      out.line(x, y, x + SAMPLE, y, stroke(line.ink(), line.dash()));
    } else if (layer instanceof Layer.Rule rule) {
      out.line(x, y, x + SAMPLE, y, stroke(rule.ink(), rule.dash()));
    } else if (layer instanceof Layer.Level level) {
      out.line(x, y, x + SAMPLE, y, stroke(level.ink(), level.dash()));
    } else if (layer instanceof Layer.Marks marks) {
      mark(marks, x + SAMPLE / 2, y, null);
    } else if (layer instanceof Layer.Dots dots) {
      for (int i = 0; i < 3; i++) out.raw("<circle r=\"2\" cx=\"").at(x + 4 + i * 7).raw("\" cy=\"").at(y).raw("\" class=\"fill " + dots.ink().css() + "\"/>");
    } else {
      out.rect(x, y - 6, SAMPLE, 12, (layer instanceof Layer.Bars ? "fill " : "shade ") + layer.ink().css());
    }
  }

  private static String stroke(Ink ink, Dash dash) {
    String classes = "line " + ink.css();
    return switch (dash) {
      case SOLID -> classes;
      case DASHED -> classes + " dashed";
      case DOTTED -> classes + " dotted";
    };
  }

  private void line(Layer.Line line) {
    StringBuilder path = out.raw("<path class=\"" + stroke(line.ink(), line.dash()) + "\" d=\"").builder();
    boolean open = false;
    String reachedX = "";
    String lastX = "";
    String lastY = "";
    for (int i = 0; i < line.x().length; i++) {
      double value = line.y()[i];
      String x = Numbers.place(frame.x(line.x()[i]));
      String y = Double.isNaN(value) ? "" : Numbers.place(frame.y(value));
      boolean step = line.join() == Join.STEP && open;
      if (step && !y.equals(lastY) && !x.equals(reachedX)) path.append('H').append(x);
      if (y.isEmpty()) {
        open = false;
        continue;
      }
      if (!open) path.append('M').append(x).append(' ').append(y);
      else if (!step) path.append('L').append(x).append(' ').append(y);
      else if (!y.equals(lastY)) path.append('V').append(y);
      if (!step || !y.equals(lastY)) reachedX = x;
      open = true;
      lastX = x;
      lastY = y;
    }
    if (open && line.join() == Join.STEP && !lastX.equals(reachedX)) path.append('H').append(lastX);
    out.raw("\"/>");
  }

  /** Dots are strokes without length, which takes a fifth of the bytes of circles. */
  private void dots(Layer.Dots dots) {
    StringBuilder path = out.raw("<path class=\"dots " + dots.ink().css() + "\" d=\"").builder();
    for (int i = 0; i < dots.x().length; i++) {
      if (Double.isNaN(dots.y()[i])) continue;
      Numbers.place(path.append('M'), frame.x(dots.x()[i])).append(' ');
      Numbers.place(path, frame.y(dots.y()[i])).append("h0");
    }
    out.raw("\"/>");
  }

  private void marks(Layer.Marks marks) {
    for (Layer.Mark mark : marks.marks()) {
      double x = frame.x(mark.x());
      double y = frame.y(mark.y());
      mark(marks, x, y, mark.tip());
      if (mark.label() == null) continue;
      boolean fits = x + 10 + mark.label().length() * SvgText.LETTER < frame.right();
      out.text(fits ? x + 9 : x - 9, y < frame.top() + 16 ? y + 16 : y - 7, "label", fits ? "start" : "end", mark.label());
    }
  }

  private void mark(Layer.Marks marks, double x, double y, String tip) {
    String kind = marks.marker().isOutline() ? "outline " : "solid ";
    out.raw("<path class=\"" + kind + marks.ink().css() + "\" transform=\"translate(").at(x).raw(" ").at(y).raw(")\" d=\"")
        .raw(marks.marker().path()).raw("\"");
    if (tip == null) out.raw("/>");
    else out.raw("><title>").raw(Markup.escape(tip)).raw("</title></path>");
  }

  private void span(Layer.Span span) {
    double from = frame.x(span.from());
    double to = frame.x(span.to());
    out.rect(from, frame.top(), Math.max(to - from, 1), frame.height(), "shade " + span.ink().css());
    if (span.label() == null) return;
    double needs = span.label().length() * SvgText.LETTER;
    boolean inside = needs < to - from - 8;
    boolean rightOf = to + needs + 8 < frame.right();
    double x = inside ? (from + to) / 2 : rightOf ? to + 5 : from - 5;
    // Half-way up: prices of a position live near the edges.
    out.text(x, frame.top() + frame.height() * 0.45, "label", inside ? "middle" : rightOf ? "start" : "end", span.label());
  }

  private void band(Layer.Band band) {
    if (band.x().length == 0) return;
    StringBuilder path = out.raw("<path class=\"shade " + band.ink().css() + "\" d=\"").builder();
    for (int i = 0; i < band.x().length; i++) point(path, i == 0 ? 'M' : 'L', band.x()[i], band.high()[i]);
    for (int i = band.x().length - 1; i >= 0; i--) point(path, 'L', band.x()[i], band.low()[i]);
    out.raw("z\"/>");
  }

  private void point(StringBuilder path, char command, double x, double y) {
    Numbers.place(path.append(command), frame.x(x)).append(' ');
    Numbers.place(path, frame.y(y));
  }

  private void rule(Layer.Rule rule) {
    String classes = stroke(rule.ink(), rule.dash());
    if (rule.vertical()) {
      double x = frame.x(rule.at());
      out.line(x, frame.top(), x, frame.bottom(), classes);
      if (rule.label() == null) return;
      boolean leftOf = x - rule.label().length() * SvgText.LETTER - 6 > frame.left();
      out.text(leftOf ? x - 5 : x + 5, frame.top() + frame.height() * 0.55, "label", leftOf ? "end" : "start", rule.label());
    } else {
      double y = frame.y(rule.at());
      out.line(frame.left(), y, frame.right(), y, classes);
      if (rule.label() != null) out.text(frame.left() + 6, y - 4, "label", "start", rule.label());
    }
  }

  private void level(Layer.Level level) {
    double y = frame.y(level.y());
    out.line(frame.x(level.from()), y, frame.x(level.to()), y, stroke(level.ink(), level.dash()));
  }

  private void bars(Layer.Bars bars) {
    for (int i = 0; i < bars.heights().length; i++) {
      double below = bars.stackedOn() == null ? 0 : bars.stackedOn()[i];
      if (bars.heights()[i] == 0) continue;
      double left = frame.x(bars.edges()[i]);
      double top = frame.y(below + bars.heights()[i]);
      out.rect(left + 0.5, top, Math.max(frame.x(bars.edges()[i + 1]) - left - 1, 1), frame.y(below) - top, "fill " + bars.ink().css());
    }
  }
}
