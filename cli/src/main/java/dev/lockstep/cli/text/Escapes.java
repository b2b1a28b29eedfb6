package dev.lockstep.cli.text;

/** Characters that would act on a terminal or hide in a line, written out so that they can be seen. */
public final class Escapes {
  private static final char DELETE = 0x7f;
  private static final char LAST_C1_CONTROL = 0x9f;

  private Escapes() {}

  /** The text with control, bidirectional and other invisible characters written as {@code \n}, {@code \t} or {@code \}{@code u001b}. */
  public static String visible(CharSequence text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (acts(text, i)) {
        if (escaped == null) escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
        append(escaped, c);
      } else if (escaped != null) {
        escaped.append(c);
      }
    }
    return escaped == null ? text.toString() : escaped.toString();
  }

  private static boolean acts(CharSequence text, int index) {
    char c = text.charAt(index);
    if (!Character.isSurrogate(c)) return acts(c);
    return Character.isHighSurrogate(c)
        ? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
        : index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
  }

  /** Whether a character moves a cursor, changes a direction or cannot be seen. */
  static boolean acts(char c) {
    if (c < ' ') return true;
    if (c < DELETE) return false;
    return c <= LAST_C1_CONTROL
        || c >= 0x200b && c <= 0x200f
        || c >= 0x2028 && c <= 0x202e
        || c >= 0x2060 && c <= 0x206f
        || c == 0xfeff;
  }

  static void append(StringBuilder target, char c) {
    switch (c) {
      case '\n' -> target.append("\\n");
      case '\r' -> target.append("\\r");
      case '\t' -> target.append("\\t");
      default -> {
        target.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) target.append(Character.forDigit(c >> shift & 0xf, 16));
      }
    }
  }
}
