package dev.lockstep.reports.html;

import java.util.Set;
import java.util.TreeSet;

/** File names made of text from inputs: letters, digits and a few signs, of bounded length, none twice whatever the case. */
final class FileNames {
  private static final int CHARS_MAX = 80;

  private final Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  /** A name that was not given before; {@code ending} comes with its dot. */
  String of(String text, String ending) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length() && safe.length() < CHARS_MAX; i++) {
      char c = text.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' && safe.length() > 0;
      safe.append(plain ? c : '_');
    }
    String name = safe + ending;
    for (int number = 2; !taken.add(name); number++) name = safe + "-" + number + ending;
    return name;
  }
}
