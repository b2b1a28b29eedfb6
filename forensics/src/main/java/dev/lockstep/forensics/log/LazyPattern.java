package dev.lockstep.forensics.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** An RE2 expression that is compiled when the first line asks for it: most logs ask for none. Not safe for several threads. */
final class LazyPattern {
  private final String text;
  private Pattern pattern;

  LazyPattern(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  Matcher matcher(String line) {
    if (pattern == null) pattern = Pattern.compile(text);
    return pattern.matcher(line);
  }
}
