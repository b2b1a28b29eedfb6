package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;

/** What the text of a dump tells about the Go version: the toolchain's path where it has one, otherwise what only some versions print. */
final class GoVersion {
  static final byte[] IN_GOROUTINE = LineView.ascii(" in goroutine ");
  private static final byte[] GO1 = LineView.ascii("go1.");

  boolean sawInGoroutine;
  private String path = "";

  void look(LineView v, int from, int to) {
    if (!path.isEmpty()) {
      return;
    }
    int at = Bytes.find(v.b, from, to, GO1);
    if (at < 0 || (at > from && v.b[at - 1] != '/')) {
      return;
    }
    int end = at + 2;
    while (end < to && (v.b[end] == '.' || (v.b[end] >= '0' && v.b[end] <= '9')) && end - at < 12) {
      end++;
    }
    while (v.b[end - 1] == '.') {
      end--;
    }
    path = v.text(at + 2, end);
  }

  String text(boolean stale) {
    if (!path.isEmpty()) {
      return "Go " + path;
    }
    if (sawInGoroutine) {
      return "Go 1.21 or later";
    }
    return stale ? "Go 1.17 or later" : "Go";
  }

  /** Forgets the dump; true when its paths told the version, so that they must be looked at again in the next one. */
  boolean reset() {
    boolean told = !path.isEmpty();
    sawInGoroutine = false;
    path = "";
    return told;
  }
}
