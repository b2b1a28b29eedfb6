package dev.lockstep.reports.image;

import dev.lockstep.datasets.quality.Printable;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.AnnotationText;

/** A text beside a place or within a span of the plot, edged with white so that it can be read on any ground. */
final class Label extends AnnotationText {
  /** Between a label and what it names. */
  private static final int GAP_PIXELS = 8;
  private static final BasicStroke EDGE = new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private final String text;
  private final double from;

  private Label(String text, double from, double to, double y) {
    super(text, to, y, false);
    this.text = text;
    this.from = from;
  }

  /** Above a point and to its right, or to its left near the edge. */
  static Label beside(String text, double x, double y) {
    return new Label(Printable.text(text), x, x, y);
  }

  /** In the middle of a span if there is room, else beside it. */
  static Label within(String text, double from, double to, double y) {
    return new Label(Printable.text(text), from, to, y);
  }

  @Override
  public void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    TextLayout layout = new TextLayout(text, styler.getAnnotationTextFont(), graphics.getFontRenderContext());
    Rectangle2D size = layout.getBounds();
    double left = getXAxisScreenValue(from);
    double right = getXAxisScreenValue(x);
    double at = right + GAP_PIXELS;
    double above = from < x ? 0 : GAP_PIXELS;
    if (right - left > size.getWidth() + 2 * GAP_PIXELS) at = (left + right - size.getWidth()) / 2;
    else if (at + size.getWidth() > getXAxisScreenValueForMax()) at = left - GAP_PIXELS - size.getWidth();
    double base = getYAxisScreenValue(y) - above;
    // Screen values grow downwards, and which of the two is the upper edge is xchart's affair.
    double top = Math.min(getYAxisScreenValueForMax(), getYAxisScreenValueForMin());
    if (base - size.getHeight() < top + 2) base = getYAxisScreenValue(y) + GAP_PIXELS + size.getHeight();
    Shape outline = layout.getOutline(AffineTransform.getTranslateInstance(at, base));
    graphics.setColor(Color.WHITE);
    graphics.setStroke(EDGE);
    graphics.draw(outline);
    graphics.setColor(styler.getAnnotationTextFontColor());
    graphics.fill(outline);
    bounds = outline.getBounds2D();
  }
}
