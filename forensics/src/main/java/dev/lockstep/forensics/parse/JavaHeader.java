package dev.lockstep.forensics.parse;

import dev.lockstep.forensics.model.Bytes;
import java.util.stream.Stream;

/** Reads the header of a Java thread in all its dialects: name, number, native id, CPU and what it does. */
final class JavaHeader {
  private static final int NAME_MAX = 4096;
  private static final byte[][] BEHIND_NAME = Stream.of(" #", " daemon", " prio=", " id=", " Id=", " tid=", " nid=", " - Thread t@", " [", " cpu=", " os_prio=")
      .map(LineView::ascii).toArray(byte[][]::new);
  private static final String[] STATES = {
    "waiting for monitor entry", "in Object.wait()", "waiting on condition", "runnable", "sleeping", "waiting on monitor"
  };

  private final HotSpotHeader hotSpot;
  private String name = "";
  private long number = -1;
  private long nativeId = -1;
  private double cpuMillis = -1;
  private double elapsedMillis = -1;
  private String state = "";
  private String waitsForClass;
  private long waitsForAddress;

  JavaHeader() {
    this(new HotSpotHeader());
  }

  /** Without {@code hotSpot} every header is read in the general way. */
  JavaHeader(HotSpotHeader hotSpot) {
    this.hotSpot = hotSpot;
  }

  /** True when the line is a thread's header, and not a link of JRockit's lock chains. {@code inDump}: outside a dump a stronger sign is asked for. */
  boolean read(LineView v, boolean inDump) {
    int close = v.from + 1;
    String rest;
    while (true) {
      close = Bytes.indexOf(v.b, close, Math.min(v.to, v.from + NAME_MAX), (byte) '"');
      if (close >= Math.min(v.to, v.from + NAME_MAX)) {
        return false;
      }
      if (close + 1 < v.to && v.b[close + 1] == ' ' && behindName(v, close + 1)) {
        if (hotSpot != null && hotSpot.read(v.b, close + 1, Math.min(v.to, close + 600))) {
          takeHotSpot(v, close);
          return true;
        }
        rest = v.text(close + 1, Math.min(v.to, close + 600));
        break;
      }
      close++;
    }
    if (!inDump && !rest.contains("tid=") && !rest.contains("nid=") && !rest.contains(" prio=") && !rest.contains(" Thread t@")) {
      return false;
    }
    if (rest.endsWith(" held by:") || rest.contains(" in chain ") || (rest.contains(" idx=0x") && !rest.contains(" prio="))) {
      return false;
    }
    clear();
    name = v.text(v.from + 1, close);
    readFields(rest);
    return true;
  }

  private void takeHotSpot(LineView v, int close) {
    clear();
    name = v.text(v.from + 1, close);
    number = hotSpot.number;
    nativeId = hotSpot.nativeId;
    cpuMillis = hotSpot.cpuMillis;
    elapsedMillis = hotSpot.elapsedSeconds < 0 ? -1 : hotSpot.elapsedSeconds * 1000;
    state = hotSpot.state;
  }

  private static boolean behindName(LineView v, int at) {
    for (byte[] words : BEHIND_NAME) {
      if (Bytes.startsWith(v.b, at, v.to, words)) {
        return true;
      }
    }
    return false;
  }

  private void clear() {
    number = -1;
    nativeId = -1;
    cpuMillis = -1;
    elapsedMillis = -1;
    state = "";
    waitsForClass = null;
    waitsForAddress = 0;
  }

  private void readFields(String rest) {
    number = rest.startsWith(" #") ? digits(rest, 2) : field(rest, " id=", " Id=", "Thread t@");
    int nid = rest.indexOf("nid=");
    nativeId = nid >= 0 ? numberAt(rest, nid + 4) : rest.contains("idx=") ? field(rest, " tid=", " tid=", " tid=") : -1;
    int cpu = rest.indexOf("cpu=");
    if (cpu >= 0) {
      cpuMillis = decimal(rest, cpu + 4);
    }
    int elapsed = rest.indexOf("elapsed=");
    if (elapsed >= 0) {
      double seconds = decimal(rest, elapsed + 8);
      elapsedMillis = seconds < 0 ? -1 : seconds * 1000;
    }
    readState(rest);
  }

  private void readState(String rest) {
    for (String words : STATES) {
      if (rest.contains(words)) {
        state = words;
        return;
      }
    }
    int in = rest.indexOf(" in ");
    int alive = rest.indexOf("alive, ");
    if (alive >= 0) {
      state = rest.substring(alive + 7);
    } else if (in >= 0) {
      state = rest.substring(in + 4);
    } else {
      int id = rest.indexOf(" Id=");
      int blank = id < 0 ? -1 : rest.indexOf(' ', id + 4);
      state = blank < 0 ? "" : rest.substring(blank + 1);
    }
    int on = state.indexOf(" on ");
    int owned = state.indexOf(" owned by ");
    if (state.startsWith("BLOCKED") && on >= 0) {
      String lock = owned > on ? state.substring(on + 4, owned) : state.substring(on + 4);
      int hash = lock.lastIndexOf('@');
      if (hash > 0) {
        waitsForClass = lock.substring(lock.startsWith("lock=") ? 5 : 0, hash);
        waitsForAddress = numberAt("0x" + lock.substring(hash + 1), 0);
      }
    }
  }

  private static long field(String text, String... names) {
    for (String field : names) {
      int at = text.indexOf(field);
      if (at >= 0) {
        return digits(text, at + field.length());
      }
    }
    return -1;
  }

  private static long digits(String text, int at) {
    long value = 0;
    int i = at;
    while (i < text.length() && i - at < 18 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      value = value * 10 + text.charAt(i) - '0';
      i++;
    }
    return i == at ? -1 : value;
  }

  /** Hexadecimal with {@code 0x}, decimal without. */
  private static long numberAt(String text, int at) {
    if (!text.startsWith("0x", at)) {
      return digits(text, at);
    }
    long value = 0;
    int i = at + 2;
    for (; i < text.length() && i - at < 18; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        break;
      }
      value = value << 4 | digit;
    }
    return i == at + 2 ? -1 : value;
  }

  private static double decimal(String text, int at) {
    long whole = digits(text, at);
    if (whole < 0) {
      return -1;
    }
    int i = at;
    while (i < text.length() && Character.isDigit(text.charAt(i))) {
      i++;
    }
    double value = whole;
    if (i < text.length() && text.charAt(i) == '.') {
      double place = 0.1;
      for (i++; i < text.length() && i - at < 30 && text.charAt(i) >= '0' && text.charAt(i) <= '9'; i++) {
        value += (text.charAt(i) - '0') * place;
        place /= 10;
      }
    }
    return value;
  }

  /** The header of a virtual thread mounted on the carrier just read. */
  void virtual(String words) {
    clear();
    name = words;
  }

  String name() {
    return name;
  }

  long number() {
    return number;
  }

  long nativeId() {
    return nativeId;
  }

  double cpuMillis() {
    return cpuMillis;
  }

  double elapsedMillis() {
    return elapsedMillis;
  }

  String state() {
    return state;
  }

  String waitsForClass() {
    return waitsForClass;
  }

  long waitsForAddress() {
    return waitsForAddress;
  }
}
