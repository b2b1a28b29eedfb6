package dev.lockstep.reports.image;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/** A circle that lets through what it encircles, edged with white so that it is seen on any ground. */
final class Ring extends Marker {
  @Override
  public void paint(Graphics2D graphics, double x, double y, int size) {
    Shape circle = new Ellipse2D.Double(x - size / 2.0, y - size / 2.0, size, size);
    Color own = graphics.getColor();
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(5));
    graphics.draw(circle);
    graphics.setColor(own);
    graphics.setStroke(new BasicStroke(2));
    graphics.draw(circle);
  }
}
