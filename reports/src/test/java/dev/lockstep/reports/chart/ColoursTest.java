package dev.lockstep.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Colours against the contrast rule for graphics (WCAG 2.1, 1.4.11: at least 3 to 1) and the order of scales by lightness. */
class ColoursTest {
  private static final int DARK_PAPER = 0x16181c;

  @Test
  void everyInkCanBeSeenOnWhiteAndOnDark() {
    for (Ink ink : Ink.values()) {
      assertThat(contrast(ink.rgb(), 0xffffff)).as("%s on white", ink).isGreaterThanOrEqualTo(3);
      assertThat(contrast(ink.rgbOnDark(), DARK_PAPER)).as("%s on dark", ink).isGreaterThanOrEqualTo(3);
    }
    assertThat(ChartStyle.DARK_VARIABLES).contains("--paper:#16181c");
  }

  @Test
  void moreIsLighterOnTheSequentialScale() {
    for (int level = 1; level < ColorScale.LEVELS; level++) {
      assertThat(luminance(ColorScale.SEQUENTIAL.rgb(level))).isGreaterThan(luminance(ColorScale.SEQUENTIAL.rgb(level - 1)));
    }
  }

  @Test
  void theDivergingScaleIsLightestInTheMiddle() {
    int middle = ColorScale.LEVELS / 2;
    for (int level = 1; level < middle; level++) {
      assertThat(luminance(ColorScale.DIVERGING.rgb(level))).isGreaterThan(luminance(ColorScale.DIVERGING.rgb(level - 1)));
      int mirrored = ColorScale.LEVELS - 1 - level;
      assertThat(luminance(ColorScale.DIVERGING.rgb(mirrored))).isGreaterThan(luminance(ColorScale.DIVERGING.rgb(mirrored + 1)));
    }
  }

  @Test
  void sharesBeyondTheEndsTakeTheEnds() {
    assertThat(ColorScale.level(-1)).isZero();
    assertThat(ColorScale.level(1)).isEqualTo(ColorScale.LEVELS - 1);
    assertThat(ColorScale.level(7)).isEqualTo(ColorScale.LEVELS - 1);
  }

  private static double contrast(int a, int b) {
    double lighter = Math.max(luminance(a), luminance(b));
    double darker = Math.min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.03928 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
  }
}
