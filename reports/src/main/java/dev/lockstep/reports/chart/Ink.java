package dev.lockstep.reports.chart;

/**
 * The colours of Okabe and Ito, which people with any kind of colour vision can tell apart, each with a stand-in that is readable on a
 * dark page. Meaning is never carried by colour alone: shapes and dashes differ too.
 */
public enum Ink {
  BLACK(0x000000, 0xf2f2f2),
  ORANGE(0xb87600, 0xe69f00),
  SKY(0x2a8fc4, 0x56b4e9),
  GREEN(0x007a58, 0x2fcf9f),
  YELLOW(0x9c8f00, 0xf0e442),
  BLUE(0x0072b2, 0x63b7ff),
  VERMILLION(0xd55e00, 0xff8a3d),
  PURPLE(0xa8527f, 0xe59cc3),
  GREY(0x6b6b6b, 0xa8a8a8);

  private final int light;
  private final int dark;

  Ink(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  /** Red, green and blue for a white ground. */
  public int rgb() {
    return light;
  }

  /** Red, green and blue for a dark ground. */
  public int rgbOnDark() {
    return dark;
  }

  /** Name of the CSS variable and class. */
  public String css() {
    return "ink-" + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The colour of the n-th of several like things. */
  public static Ink nth(int index) {
    Ink[] order = {BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, YELLOW, BLACK};
    return order[index % order.length];
  }
}
