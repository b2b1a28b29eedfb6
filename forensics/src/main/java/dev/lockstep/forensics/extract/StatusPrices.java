package dev.lockstep.forensics.extract;

import java.io.IOException;
import java.io.InputStream;

/** Reads the asks out of a window bot's status lines; other lines are passed over, and no more than the head of a line is kept. */
final class StatusPrices {
  /** What the bot prints for an empty list of asks. */
  static final int SENTINEL_CENTS = 50;
  private static final int HEAD_MAX = 512;
  private static final int DIGITS_MAX = 6;
  /** A countdown that goes up by more is the next window's. */
  private static final int ANOTHER_WINDOW_SECONDS = 60;

  private final InputStream in;
  private final StringBuilder head = new StringBuilder(HEAD_MAX);
  private long line;
  private int leftSeconds = Integer.MAX_VALUE - ANOTHER_WINDOW_SECONDS;

  /**
   * One status line.
   *
   * @param books prices and imbalance of both books as they are printed; null where the line has no imbalance
   */
  record Line(long line, int leftSeconds, int upAskCents, int downAskCents, String books) {}

  /** @param firstLine number of the stream's first line */
  StatusPrices(InputStream in, long firstLine) {
    this.in = in;
    line = firstLine - 1;
  }

  /** The next status line that is later than the one before it, or null at the end of the stream or where another window counts down. */
  Line next() throws IOException {
    while (readLine()) {
      int left = number("| T-", 's');
      int up = number("UP:", 'c');
      int down = number("DN:", 'c');
      if (left < 0 || up < 0 || down < 0 || up > 100 || down > 100) continue;
      if (left > leftSeconds + ANOTHER_WINDOW_SECONDS) return null;
      if (left >= leftSeconds) continue;
      leftSeconds = left;
      return new Line(line, left, up, down, books(up, down));
    }
    return null;
  }

  private String books(int up, int down) {
    int at = head.indexOf("OB:");
    int end = at < 0 ? -1 : head.indexOf(" ", at);
    return end < 0 ? null : up + " " + down + " " + head.substring(at, end);
  }

  private boolean readLine() throws IOException {
    head.setLength(0);
    int next = in.read();
    if (next < 0) return false;
    line++;
    for (; next >= 0 && next != '\n'; next = in.read()) if (head.length() < HEAD_MAX) head.append((char) next);
    return true;
  }

  /** The whole number between a key and an ending, blanks before it passed over; -1 if there is none. */
  private int number(String key, char ending) {
    int at = head.indexOf(key);
    if (at < 0) return -1;
    at += key.length();
    while (at < head.length() && head.charAt(at) == ' ') at++;
    int value = 0;
    int digits = 0;
    while (at < head.length() && digits <= DIGITS_MAX && head.charAt(at) >= '0' && head.charAt(at) <= '9') {
      value = value * 10 + head.charAt(at++) - '0';
      digits++;
    }
    return digits > 0 && digits <= DIGITS_MAX && at < head.length() && head.charAt(at) == ending ? value : -1;
  }
}
