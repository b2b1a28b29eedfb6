package dev.lockstep.forensics.log;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lines that a container runtime has cut into parts, put together again per stream, up to the scanner's line limit. */
final class PartialLines {
  private static final int STREAMS_MAX = 16;

  private static final class Part {
    byte[] bytes = new byte[1 << 14];
    int length;
  }

  private final Map<Integer, Part> open = new LinkedHashMap<>();
  private long joined;
  private long overlong;

  /** Adds the peeler's payload; true if the line is complete, and then the peeler's payload is all of it. */
  boolean take(Peeler peeler, boolean partial, int stream) {
    Part part = open.get(stream);
    if (part == null && !partial) return true;
    if (part == null) {
      if (open.size() >= STREAMS_MAX) return true;
      part = new Part();
      open.put(stream, part);
    }
    append(part, peeler.body, peeler.bodyFrom, peeler.bodyTo);
    if (partial) return false;
    open.remove(stream);
    joined++;
    peeler.join(part.bytes, part.length);
    return true;
  }

  private void append(Part part, byte[] b, int from, int to) {
    int length = Math.min(to - from, LineScanner.LINE_BYTES_MAX - part.length);
    if (length < to - from) overlong++;
    if (length <= 0) return;
    if (part.length + length > part.bytes.length) {
      part.bytes = Arrays.copyOf(part.bytes, Math.max(part.bytes.length * 2, part.length + length));
    }
    System.arraycopy(b, from, part.bytes, part.length, length);
    part.length += length;
  }

  long joined() {
    return joined;
  }

  /** Lines whose last part never came. */
  int unfinished() {
    return open.size();
  }

  long overlong() {
    return overlong;
  }
}
