package dev.lockstep.reports.image;

import dev.lockstep.reports.chart.Axis;
import dev.lockstep.reports.chart.Ink;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.text.Decimal;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import java.util.TimeZone;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** How pictures look, the same for all of them. */
final class Look {
  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  private static final int[] POWERS = {1, 10, 100, 1_000, 10_000};
  private static final int X_LABEL_PIXELS = 74;
  private static final int Y_LABEL_PIXELS = 40;

  private Look() {}

  static Color color(Ink ink) {
    return new Color(ink.rgb());
  }

  static Color shade(Ink ink) {
    return new Color(ink.rgb() & 0xffffff | 0x2c000000, true);
  }

  static BasicStroke stroke(Dash dash, float width) {
    float[] pattern = switch (dash) {
      case SOLID -> null;
      case DASHED -> new float[] {6, 4};
      case DOTTED -> new float[] {2, 3};
    };
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
  }

  /** As many decimals as the number has, six at most; xchart's own pattern depends on where it is. */
  private static String number(double value) {
    return Decimal.plain(Math.round(value * 1e6), 6);
  }

  /** A number to a hundredth or so of the range it lies in. */
  static String rounded(double value, double range) {
    int decimals = range >= 100 ? 0 : range >= 10 ? 1 : range >= 1 ? 2 : 4;
    return Decimal.fixed(Math.round(value * POWERS[decimals]), decimals, decimals);
  }

  /** Everything but the data. */
  static void apply(AxesChartStyler styler, Axis x, Axis y) {
    styler.setXAxisMin(x.min()).setXAxisMax(x.max());
    styler.setYAxisMin(y.min()).setYAxisMax(y.max());
    styler.setXAxisTickLabelsFormattingFunction(Look::number).setYAxisTickLabelsFormattingFunction(Look::number);
    styler.setXAxisTickMarkSpacingHint(X_LABEL_PIXELS).setYAxisTickMarkSpacingHint(Y_LABEL_PIXELS);
    styler.setAxisTitleFont(BOLD).setAxisTickLabelsFont(PLAIN);
    styler.setPlotMargin(0);
    styler.setPlotContentSize(0.985);
    styler.setPlotGridLinesColor(new Color(0xe3e3e3)).setPlotGridLinesStroke(new BasicStroke(1));
    styler.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE).setPlotBorderColor(new Color(0x1c1c1c));
    styler.setChartTitleFont(TITLE).setLegendFont(PLAIN).setLegendBorderColor(Color.WHITE);
    styler.setLegendPosition(LegendPosition.OutsideE).setLegendLayout(LegendLayout.Vertical).setLegendPadding(8);
    styler.setLocale(Locale.ROOT).setAntiAlias(true).setTextAntiAlias(true).setMarkerSize(9);
    styler.setAnnotationTextFont(BOLD).setAnnotationTextFontColor(new Color(0x1c1c1c));
    styler.setTimezone(TimeZone.getTimeZone("UTC"));
  }
}
