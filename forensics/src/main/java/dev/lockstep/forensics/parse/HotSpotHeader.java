package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;

/**
 * Reads what HotSpot prints behind a thread's name since JDK 8, {@code #12 daemon prio=5 os_prio=0 cpu=1.25ms elapsed=2.50s tid=0x..
 * nid=0x.. runnable  [0x..]}, in one pass over the bytes. Anything else is left to {@link JavaHeader}, whose answers are the reference.
 */
final class HotSpotHeader {
  private static final byte[][] STATES = {
    LineView.ascii("waiting for monitor entry"), LineView.ascii("in Object.wait()"), LineView.ascii("waiting on condition"),
    LineView.ascii("runnable"), LineView.ascii("sleeping"), LineView.ascii("waiting on monitor"),
  };
  private static final String[] STATE_TEXTS = {
    "waiting for monitor entry", "in Object.wait()", "waiting on condition", "runnable", "sleeping", "waiting on monitor"
  };
  private static final byte[] DAEMON = LineView.ascii("daemon ");
  private static final byte[] PRIORITY = LineView.ascii("prio=");
  private static final byte[] NATIVE_PRIORITY = LineView.ascii("os_prio=");
  private static final byte[] CPU = LineView.ascii("cpu=");
  private static final byte[] ELAPSED = LineView.ascii("elapsed=");
  private static final byte[] ADDRESS = LineView.ascii("tid=");
  private static final byte[] NATIVE = LineView.ascii("nid=");
  private static final byte[] STACK = LineView.ascii("  [0x");

  long number;
  long nativeId;
  double cpuMillis;
  double elapsedSeconds;
  String state;

  /** True when the range, which begins with the blank behind the name's quote, is of this form; the fields then hold its parts. */
  boolean read(byte[] b, int from, int to) {
    cpuMillis = -1;
    elapsedSeconds = -1;
    if (to - from < 4 || b[from] != ' ' || b[from + 1] != '#') {
      return false;
    }
    number = GoArguments.decimal(b, from + 2, to);
    int at = wordEnd(b, from + 1, to) + 1;
    while (at < to) {
      if (Bytes.startsWith(b, at, to, NATIVE)) {
        return number >= 0 && nativeId(b, at + NATIVE.length, to);
      }
      int end = wordEnd(b, at, to);
      if (Bytes.startsWith(b, at, to, CPU) && measured(b, at + CPU.length, end)) {
        cpuMillis = decimal(b, at + CPU.length, to);
      } else if (Bytes.startsWith(b, at, to, ELAPSED) && measured(b, at + ELAPSED.length, end)) {
        elapsedSeconds = decimal(b, at + ELAPSED.length, to);
      } else if (!Bytes.startsWith(b, at, to, DAEMON) && !skipped(b, at, to)) {
        return false;
      }
      at = end + 1;
    }
    return false;
  }

  private static boolean measured(byte[] b, int from, int end) {
    for (int i = from; i < end; i++) {
      if ((b[i] < '0' || b[i] > '9') && b[i] != '.' && b[i] != 'm' && b[i] != 's') {
        return false;
      }
    }
    return true;
  }

  /** A priority, an address or the system's id in brackets: a number that nobody asks for. */
  private static boolean skipped(byte[] b, int at, int to) {
    int from = b[at] == '[' ? at + 1
        : Bytes.startsWith(b, at, to, PRIORITY) ? at + PRIORITY.length
        : Bytes.startsWith(b, at, to, NATIVE_PRIORITY) ? at + NATIVE_PRIORITY.length
        : Bytes.startsWith(b, at, to, ADDRESS) ? at + ADDRESS.length : to;
    int i = from;
    while (i < to && (GoArguments.isHex(b[i]) || b[i] == 'x' || b[i] == '-')) {
      i++;
    }
    return i > from && i < to && (b[i] == ' ' || b[at] == '[' && b[i] == ']');
  }

  private boolean nativeId(byte[] b, int from, int to) {
    int end = wordEnd(b, from, to);
    boolean hex = end - from > 2 && b[from] == '0' && b[from + 1] == 'x';
    if (end - from > (hex ? 17 : 18) || end >= to) {
      return false;
    }
    nativeId = hex ? GoArguments.hex(b, from, end) : GoArguments.decimal(b, from, end);
    for (int s = 0; s < STATES.length; s++) {
      if (Bytes.startsWith(b, end + 1, to, STATES[s])) {
        state = STATE_TEXTS[s];
        int behind = end + 1 + STATES[s].length;
        while (behind < to && b[behind] == ' ' && to - behind < 2) {
          behind++;
        }
        return nativeId >= 0 && (behind == to || Bytes.startsWith(b, behind, to, STACK) && b[to - 1] == ']'
            && Bytes.indexOf(b, behind + STACK.length, to, (byte) ' ') == to);
      }
    }
    return false;
  }

  private static int wordEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] != ' ') {
      i++;
    }
    return i;
  }

  /** Digits with an optional fraction; -1 where there are none. */
  private static double decimal(byte[] b, int from, int to) {
    long whole = GoArguments.decimal(b, from, to);
    if (whole < 0) {
      return -1;
    }
    int i = GoArguments.digitsEnd(b, from, to);
    double value = whole;
    if (i < to && b[i] == '.') {
      double place = 0.1;
      for (i++; i < to && i - from < 30 && b[i] >= '0' && b[i] <= '9'; i++) {
        value += (b[i] - '0') * place;
        place /= 10;
      }
    }
    return value;
  }
}
