package dev.lockstep.reports.image;

import dev.lockstep.reports.chart.Plot;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.IChart;

/**
 * Writes charts as PNG and SVG files. Letters come from the machine's fonts: the bytes are the same for the same chart on one machine,
 * not on all machines.
 */
public final class Pictures {
  private Pictures() {}

  /** Why this machine cannot draw letters, or null if it can: minimal images come without fonts. */
  public static String whyNot() {
    try {
      Graphics2D graphics = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
      graphics.getFontMetrics().stringWidth("x");
      graphics.dispose();
      return null;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return "no fonts for pictures on this machine (apt-get install fontconfig fonts-dejavu-core): " + e;
    }
  }

  public static void png(Plot plot, int width, int height, Path file) throws IOException {
    save(XyPicture.of(plot, width, height), "png", file);
  }

  public static void svg(Plot plot, int width, int height, Path file) throws IOException {
    save(XyPicture.of(plot, width, height), "svg", file);
  }

  static void save(IChart chart, String format, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ChartEncoder.saveChart(chart, out, format);
    }
  }
}
