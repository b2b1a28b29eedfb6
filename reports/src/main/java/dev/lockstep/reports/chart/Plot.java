package dev.lockstep.reports.chart;

import java.util.List;

/**
 * A chart over two axes.
 *
 * @param title one line that says what is seen
 * @param description a sentence for those who cannot see it
 * @param layers from back to front
 */
public record Plot(String title, String description, Axis x, Axis y, List<Layer> layers) {
  public Plot {
    layers = List.copyOf(layers);
  }
}
