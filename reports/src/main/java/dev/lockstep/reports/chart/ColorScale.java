package dev.lockstep.reports.chart;

/** Colours for amounts, readable with any kind of colour vision: they differ in lightness or in warm and cold, never in red and green. */
public enum ColorScale {
  /** From dark blue to light yellow: more is lighter (after "cividis"). */
  SEQUENTIAL(0x00224e, 0x123570, 0x3b496c, 0x575d6d, 0x707173, 0x8a8678, 0xa59c74, 0xc3b369, 0xe1cc55, 0xfee838),
  /** From orange over white to blue: the middle of the scale is neutral. */
  DIVERGING(0x8c4400, 0xb35806, 0xe08214, 0xfdb863, 0xfee0b6, 0xf7f7f7, 0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac, 0x0a3f73);

  /** Shades that are told apart; more cannot be seen. */
  public static final int LEVELS = 40;

  private final int[] anchors;

  ColorScale(int... anchors) {
    this.anchors = anchors;
  }

  /** The shade of a share from 0 to 1. */
  public static int level(double share) {
    return (int) Math.min(Math.max(Math.floor(share * LEVELS), 0), LEVELS - 1);
  }

  /** Red, green and blue of a shade. */
  public int rgb(int level) {
    double at = (level + 0.5) / LEVELS * (anchors.length - 1);
    int below = (int) Math.min(Math.floor(at), anchors.length - 2);
    double share = at - below;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = anchors[below] >> shift & 0xff;
      int to = anchors[below + 1] >> shift & 0xff;
      rgb |= (int) Math.round(from + (to - from) * share) << shift;
    }
    return rgb;
  }
}
