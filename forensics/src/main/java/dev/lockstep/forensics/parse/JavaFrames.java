package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Symbols;

/** Understands {@code at pkg.Type.method(java.base@25/File.java:12)} and the signatures that JRockit and SAP put in between. */
final class JavaFrames {
  private JavaFrames() {}

  /** Function in the upper, place in the lower half; -1 where the line is no frame. {@code from} is behind the "at ". */
  static long understand(LineView v, int from, Symbols symbols) {
    int to = v.to;
    while (to > from && v.b[to - 1] != ')') {
      to--;
    }
    int open = from;
    while (open < to && v.b[open] != '(') {
      open++;
    }
    int last = to - 1;
    while (last > open && v.b[last] != '(') {
      last--;
    }
    if (to - from < 4 || open >= to || open == from) {
      return -1;
    }
    for (int i = from; i < open; i++) {
      if (v.b[i] == ' ') {
        return -1;
      }
    }
    String function = function(v.text(from, Math.min(open, from + 1000)));
    String place = v.text(last + 1, Math.min(to - 1, last + 500));
    int module = place.indexOf('/');
    if (module > 0 && (place.indexOf('@') > 0 || place.endsWith(".java") || place.indexOf(':') > module)) {
      place = place.substring(module + 1);
    }
    return (long) symbols.intern(function) << 32 | symbols.intern(place);
  }

  /**
   * The name without what changes from run to run: hidden classes carry an address, {@code Main$$Lambda/0x00007f01.run}, and old
   * ones a number; JRockit writes packages with slashes; JSON dumps put the module before the name.
   */
  static String function(String name) {
    String out = name;
    int lambda = out.indexOf("$$Lambda");
    int method = out.lastIndexOf('.');
    if (lambda >= 0 && method > lambda) {
      return out.substring(0, lambda) + "$$Lambda" + out.substring(method);
    }
    int hidden = out.indexOf("/0x");
    if (hidden > 0 && method > hidden) {
      out = out.substring(0, hidden) + out.substring(out.lastIndexOf('.'));
    }
    int slash = out.indexOf('/');
    int dot = out.indexOf('.');
    if (slash > 0 && (dot < 0 || slash < dot || out.indexOf('@') >= 0)) {
      boolean module = out.indexOf('.', slash) > 0 && out.indexOf('/', slash + 1) < 0 && (out.startsWith("java.") || out.indexOf('@') > 0);
      return module ? out.substring(slash + 1) : out.replace('/', '.');
    }
    if (slash > 0 && (out.startsWith("java.") || out.startsWith("jdk."))) {
      return out.substring(slash + 1);
    }
    return out;
  }
}
