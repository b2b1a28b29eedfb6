package dev.lockstep.datasets.quality;

import java.io.IOException;

/** Data that cannot be used, with the place: the message is one line "FILE:LINE: what" with control characters escaped. */
public final class BadData extends IOException {
  private static final long serialVersionUID = 1L;

  public BadData(String file, long line, String what) {
    super(Printable.text(file) + (line > 0 ? ":" + line : "") + ": " + Printable.text(what));
  }

  public BadData(String file, String what) {
    this(file, 0, what);
  }
}
