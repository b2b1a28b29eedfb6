package dev.lockstep.datasets.scenario;

import java.math.BigDecimal;

/** A YAML mapping on one line. */
final class FlowText {
  private final StringBuilder text = new StringBuilder("{");

  FlowText word(String key, String value) {
    if (text.length() > 1) text.append(", ");
    text.append(key).append(": ").append(value);
    return this;
  }

  FlowText quoted(String key, String value) {
    return word(key, quoted(value));
  }

  FlowText seconds(String key, long nanos) {
    return word(key, decimal(nanos));
  }

  FlowText span(Span span) {
    if (span.fromNanos() != Long.MIN_VALUE) seconds("from", span.fromNanos());
    if (span.toNanos() != Long.MAX_VALUE) seconds("to", span.toNanos());
    return this;
  }

  /** Seconds as an exact decimal. */
  static String decimal(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return (seconds.scale() < 0 ? seconds.setScale(0) : seconds).toPlainString();
  }

  /** A double-quoted scalar; control characters become escapes. */
  static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 0x20 || (c >= 0x7f && c <= 0x9f)) out.append(String.format(java.util.Locale.ROOT, "\\x%02x", (int) c));
      else out.append(c);
    }
    return out.append('"').toString();
  }

  @Override
  public String toString() {
    return text + "}";
  }
}
