package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import java.nio.charset.StandardCharsets;

/** Reads {@code goroutine 12 gp=0x.. m=3 mp=0x.. [sync.Mutex.Lock, 5 minutes, locked to thread]:} and its shorter forms. */
final class GoHeader {
  private static final int STATE_MAX = 200;
  private static final byte[] MINUTES = LineView.ascii(" minutes");
  private static final int CACHE = 64;

  private long number;
  private String state = "";
  private int minutes;
  private final byte[][] cachedBytes = new byte[CACHE][];
  private final String[] cachedText = new String[CACHE];

  /** True when the line is a header; the fields then hold its parts. */
  boolean read(LineView v) {
    byte[] b = v.b;
    int at = v.from + 10;
    int digits = GoArguments.digitsEnd(b, at, v.to);
    if (digits == at || digits >= v.to || b[digits] != ' ') {
      return false;
    }
    int open = Bytes.indexOf(b, digits, v.to, (byte) '[');
    if (open == v.to || (open > digits + 1 && !addressed(b, digits, open))) {
      return false;
    }
    int close = Bytes.indexOf(b, open, v.to, (byte) ']');
    if (close == v.to || close - open > STATE_MAX) {
      return false;
    }
    number = GoArguments.decimal(b, at, digits);
    minutes = -1;
    int end = close;
    int comma = Bytes.indexOf(b, open + 1, close, (byte) ',');
    if (comma < close) {
      end = comma;
      readExtras(b, comma, close);
    }
    state = stateText(b, open + 1, end);
    return true;
  }

  /** {@code gp=0xc000 m=nil } or {@code {labels}} between number and bracket. */
  private static boolean addressed(byte[] b, int from, int to) {
    return Bytes.indexOf(b, from, to, (byte) '=') < to || Bytes.indexOf(b, from, to, (byte) '{') < to;
  }

  private void readExtras(byte[] b, int from, int to) {
    int at = Bytes.find(b, from, to, MINUTES);
    if (at < 0) {
      return;
    }
    int start = at;
    while (start > from && b[start - 1] >= '0' && b[start - 1] <= '9') {
      start--;
    }
    long value = GoArguments.decimal(b, start, at);
    minutes = value < 0 ? -1 : (int) Math.min(value, Integer.MAX_VALUE);
  }

  private String stateText(byte[] b, int from, int to) {
    int slot = Bytes.hash(b, from, to) & CACHE - 1;
    byte[] cached = cachedBytes[slot];
    if (cached == null || !java.util.Arrays.equals(cached, 0, cached.length, b, from, to)) {
      cachedBytes[slot] = java.util.Arrays.copyOfRange(b, from, to);
      cachedText[slot] = new String(b, from, to - from, StandardCharsets.UTF_8);
    }
    return cachedText[slot];
  }

  long number() {
    return number;
  }

  String state() {
    return state;
  }

  /** -1 where the header tells none. */
  int minutes() {
    return minutes;
  }
}
