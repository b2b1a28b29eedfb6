package dev.lockstep.reports.image;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A dot, much smaller than a mark. */
final class Dot extends Marker {
  private static final double RADIUS = 1.7;

  @Override
  public void paint(Graphics2D graphics, double x, double y, int size) {
    graphics.fill(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
  }
}
