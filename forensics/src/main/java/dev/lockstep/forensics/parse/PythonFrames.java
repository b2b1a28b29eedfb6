package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import dev.lockstep.forensics.model.Symbols;

/** Understands {@code File "/a/b.py", line 12 in run} and py-spy's {@code run (a/b.py:12)}. Functions are named file and function. */
final class PythonFrames {
  private static final byte[] LINE = LineView.ascii("\", line ");

  private PythonFrames() {}

  /** {@code from} is behind the opening quote. Function in the upper, place in the lower half; -1 where the line is no frame. */
  static long file(LineView v, int from, Symbols symbols) {
    int close = Bytes.find(v.b, from, v.to, LINE);
    if (close < 0) {
      return -1;
    }
    int digits = close + LINE.length;
    int end = GoArguments.digitsEnd(v.b, digits, v.to);
    int in = Bytes.find(v.b, end, v.to, LineView.ascii("in "));
    if (in < 0) {
      return -1;
    }
    String path = v.text(from, Math.min(close, from + 1000));
    int nameEnd = Bytes.indexOf(v.b, in + 3, v.to, (byte) ' ');
    String function = v.text(in + 3, Math.min(nameEnd, in + 300));
    return pair(function, path, v.text(digits, end), symbols);
  }

  static long pySpy(LineView v, int from, Symbols symbols) {
    int open = v.to - 1;
    while (open > from && v.b[open] != '(') {
      open--;
    }
    if (open <= from + 1 || v.b[v.to - 1] != ')' || v.b[open - 1] != ' ') {
      return -1;
    }
    String place = v.text(open + 1, Math.min(v.to - 1, open + 1000));
    int colon = place.lastIndexOf(':');
    boolean numbered = colon > 0 && place.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    String function = v.text(from, Math.min(open - 1, from + 300));
    return pair(function, numbered ? place.substring(0, colon) : place, numbered ? place.substring(colon + 1) : "", symbols);
  }

  private static long pair(String function, String path, String line, Symbols symbols) {
    int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    int name = symbols.intern(path.substring(slash + 1) + ":" + function);
    return (long) name << 32 | symbols.intern(line.isEmpty() ? path : path + ":" + line);
  }
}
