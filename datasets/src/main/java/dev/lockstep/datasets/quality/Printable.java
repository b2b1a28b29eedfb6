package dev.lockstep.datasets.quality;

/** Text of unknown origin made fit for one line of output: control characters escaped, length bounded. */
public final class Printable {
  private static final int CHARS_MAX = 600;

  private Printable() {}

  public static String text(String raw) {
    StringBuilder out = new StringBuilder(Math.min(raw.length(), CHARS_MAX) + 8);
    int end = Math.min(raw.length(), CHARS_MAX);
    for (int i = 0; i < end; i++) {
      char c = raw.charAt(i);
      boolean plain = !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && !Character.isSurrogate(c);
      if (plain) out.append(c);
      else out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
    }
    return raw.length() > CHARS_MAX ? out + "..." : out.toString();
  }
}
