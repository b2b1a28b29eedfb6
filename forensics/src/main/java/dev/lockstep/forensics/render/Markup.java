package dev.lockstep.forensics.render;

import dev.lockstep.forensics.text.Redactor;
import dev.lockstep.forensics.text.VisibleText;

/** HTML under construction. Text from inputs enters only through {@link #text}, redacted and escaped. */
public final class Markup {
  private static final int TEXT_MAX = 600;

  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Redactor redactor;

  public Markup(Redactor redactor) {
    this.redactor = redactor;
  }

  /** Our own markup. */
  public Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  /** A stranger's text. */
  public Markup text(Object value) {
    out.append(safe(String.valueOf(value)));
    return this;
  }

  /** {@code <tag>text</tag>}. */
  public Markup element(String tag, Object value) {
    int blank = tag.indexOf(' ');
    return raw("<" + tag + ">").text(value).raw("</" + (blank < 0 ? tag : tag.substring(0, blank)) + ">");
  }

  /** A stranger's text as it may stand in a page. */
  public String safe(String value) {
    String visible = VisibleText.escape(redactor.redact(value));
    String cut = visible.length() > TEXT_MAX ? visible.substring(0, TEXT_MAX) + "..." : visible;
    StringBuilder escaped = new StringBuilder(cut.length() + 16);
    for (int i = 0; i < cut.length(); i++) {
      char c = cut.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
