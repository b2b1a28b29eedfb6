package dev.lockstep.reports.image;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A circle that lets through what it encircles. */
final class Ring extends Marker {
  @Override
  public void paint(Graphics2D graphics, double x, double y, int size) {
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(new Ellipse2D.Double(x - size / 2.0, y - size / 2.0, size, size));
  }
}
