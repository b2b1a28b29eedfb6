package dev.lockstep.reports.text;

import dev.lockstep.datasets.quality.Printable;

/** Text from inputs made safe for HTML and SVG, in content and in quoted attributes. */
public final class Markup {
  private Markup() {}

  /** Control and direction characters are made visible, length is bounded, markup characters are escaped. */
  public static String escape(String raw) {
    String text = Printable.text(raw);
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
