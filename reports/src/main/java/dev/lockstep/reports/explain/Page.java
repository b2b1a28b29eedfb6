package dev.lockstep.reports.explain;

import dev.lockstep.reports.text.Decimal;
import dev.lockstep.reports.text.Times;
import java.io.IOException;

/** Columns of an explanation, 100 characters wide: time, seconds left, lane, a bar while nobody watches, and what happened. */
final class Page {
  static final int WIDTH = 100;
  private static final int LANE_WIDTH = 7;
  private static final int MARGIN = 9;
  private static final String INDENT = " ".repeat(12 + 2 + 8 + 2 + LANE_WIDTH + 2);

  private final Appendable out;
  private final long windowEndNanos;
  private boolean dark;

  Page(Appendable out, long windowEndNanos) {
    this.out = out;
    this.windowEndNanos = windowEndNanos;
  }

  /** Whether nobody watches from here on. */
  void dark(boolean isDark) {
    dark = isDark;
  }

  void heading() throws IOException {
    StringBuilder line = new StringBuilder("time (UTC)    ");
    Decimal.pad(line, "left, s", 8).append("  lane     what");
    out.append(line).append('\n');
    out.append("-".repeat(WIDTH)).append('\n');
  }

  void row(long nanos, String lane, String text) throws IOException {
    StringBuilder line = new StringBuilder(Times.utcMillis(nanos)).append("  ");
    Decimal.pad(line, Decimal.fixed(windowEndNanos - nanos, 9, 3), 8).append("  ");
    String shown = lane.length() > LANE_WIDTH ? lane.substring(0, LANE_WIDTH) : lane;
    line.append(shown).append(" ".repeat(LANE_WIDTH - shown.length())).append(dark ? "# " : "  ");
    wrapped(line.toString(), INDENT.substring(2) + (dark ? "# " : "  "), text);
  }

  /** A paragraph over the whole width. */
  void text(String text) throws IOException {
    wrapped("", "", text);
  }

  /** A paragraph with a word in the margin. */
  void text(String word, String text) throws IOException {
    wrapped(word + " ".repeat(MARGIN - word.length()), " ".repeat(MARGIN), text);
  }

  void line(String text) throws IOException {
    out.append(text).append('\n');
  }

  private void wrapped(String first, String others, String text) throws IOException {
    String rest = text;
    String indent = first;
    while (true) {
      int room = WIDTH - indent.length();
      if (rest.length() <= room) {
        out.append(indent).append(rest).append('\n');
        return;
      }
      int cut = rest.lastIndexOf(' ', room);
      boolean atSpace = cut > 0;
      if (!atSpace) cut = room;
      out.append(indent).append(rest, 0, cut).append('\n');
      rest = rest.substring(atSpace ? cut + 1 : cut);
      indent = others;
    }
  }
}
