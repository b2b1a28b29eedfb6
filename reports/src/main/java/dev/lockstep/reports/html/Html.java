package dev.lockstep.reports.html;

import dev.lockstep.reports.text.Markup;

/** A page while it is written. {@link #text} escapes; {@link #raw} is for markup of our own only. */
final class Html {
  private final StringBuilder out = new StringBuilder(1 << 16);

  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html text(String text) {
    out.append(Markup.escape(text));
    return this;
  }

  /** An element with text in it; {@code attributes} is markup of our own, may be empty. */
  Html element(String name, String attributes, String text) {
    return open(name, attributes).text(text).close(name);
  }

  Html open(String name, String attributes) {
    out.append('<').append(name);
    if (!attributes.isEmpty()) out.append(' ').append(attributes);
    out.append('>');
    return this;
  }

  Html close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  Html line() {
    out.append('\n');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
