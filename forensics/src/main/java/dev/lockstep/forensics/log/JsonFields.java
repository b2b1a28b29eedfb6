package dev.lockstep.forensics.log;

import java.nio.charset.StandardCharsets;

/**
 * The keys and values of one JSON line, found in place: a walk over the bytes without recursion and without objects. Values
 * are ranges of the line; strings keep their escapes until asked for. At most {@value #KEYS_MAX} keys and
 * {@value #DEPTH_MAX} levels are looked at; a line beyond that, or that is no object, is refused.
 */
final class JsonFields {
  static final int KEYS_MAX = 1_024;
  static final int DEPTH_MAX = 256;

  private byte[] bytes = {};
  private int count;
  private final int[] keyFrom = new int[KEYS_MAX];
  private final int[] keyTo = new int[KEYS_MAX];
  private final int[] valueFrom = new int[KEYS_MAX];
  private final int[] valueTo = new int[KEYS_MAX];
  private final int[] parent = new int[KEYS_MAX];
  private final boolean[] text = new boolean[KEYS_MAX];
  private final int[] stackKey = new int[DEPTH_MAX];
  private final boolean[] stackObject = new boolean[DEPTH_MAX];

  /** Reads one object; false if the bytes are no JSON object or exceed the limits. */
  boolean parse(byte[] b, int from, int to) {
    bytes = b;
    count = 0;
    int depth = 0;
    int i = skipSpace(b, from, to);
    if (i >= to || b[i] != '{') return false;
    stackObject[0] = true;
    stackKey[0] = -1;
    boolean wantKey = true;
    i++;
    while (i < to) {
      i = skipSpace(b, i, to);
      if (i >= to) return false;
      byte c = b[i];
      if (c == ',') {
        wantKey = stackObject[depth];
        i++;
      } else if (c == '}' || c == ']') {
        if ((c == '}') != stackObject[depth]) return false;
        int key = stackKey[depth];
        if (key >= 0 && valueTo[key] < 0) valueTo[key] = i + 1;
        if (depth == 0) return skipSpace(b, i + 1, to) == to;
        depth--;
        wantKey = false;
        i++;
      } else if (stackObject[depth] && wantKey) {
        if (c != '"' || count == KEYS_MAX) return false;
        int end = stringEnd(b, i + 1, to);
        if (end < 0) return false;
        keyFrom[count] = i + 1;
        keyTo[count] = end;
        parent[count] = stackKey[depth];
        i = skipSpace(b, end + 1, to);
        if (i >= to || b[i] != ':') return false;
        i = skipSpace(b, i + 1, to);
        if (i >= to) return false;
        int key = count++;
        text[key] = b[i] == '"';
        valueFrom[key] = text[key] ? i + 1 : i;
        valueTo[key] = -1;
        int next = value(b, i, to, key);
        if (next < 0) return false;
        if (b[i] == '{' || b[i] == '[') {
          if (++depth == DEPTH_MAX) return false;
          stackObject[depth] = b[i] == '{';
          stackKey[depth] = key;
          wantKey = stackObject[depth];
        } else {
          wantKey = false;
        }
        i = next;
      } else if (!stackObject[depth]) {
        int next = value(b, i, to, -1);
        if (next < 0) return false;
        if (c == '{' || c == '[') {
          if (++depth == DEPTH_MAX) return false;
          stackObject[depth] = c == '{';
          stackKey[depth] = stackKey[depth - 1];
          wantKey = stackObject[depth];
          if (stackKey[depth] >= 0) stackKey[depth] = -2;
        }
        i = next;
      } else {
        return false;
      }
    }
    return false;
  }

  /** Steps over a scalar, or into a container; the place after it, or -1. */
  private int value(byte[] b, int i, int to, int key) {
    byte c = b[i];
    if (c == '"') {
      int end = stringEnd(b, i + 1, to);
      if (end < 0) return -1;
      if (key >= 0) valueTo[key] = end;
      return end + 1;
    }
    if (c == '{' || c == '[') return i + 1;
    int j = i;
    while (j < to && b[j] != ',' && b[j] != '}' && b[j] != ']' && b[j] > ' ') j++;
    if (j == i) return -1;
    if (key >= 0) valueTo[key] = j;
    return j;
  }

  private static int skipSpace(byte[] b, int i, int to) {
    int at = i;
    while (at < to && (b[at] == ' ' || b[at] == '\t' || b[at] == '\r')) at++;
    return at;
  }

  private static int stringEnd(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == '\\') i++;
      else if (b[i] == '"') return i;
    }
    return -1;
  }

  /** Index of the value at a path of keys ("meta", "price"), or -1. Keys compare without regard to letter case. */
  int find(byte[][] path) {
    int holder = -1;
    for (int level = 0; level < path.length; level++) {
      int found = -1;
      for (int i = Math.max(0, holder); i < count && found < 0; i++) {
        if (parent[i] == holder && equalsKey(i, path[level])) found = i;
      }
      if (found < 0) return -1;
      holder = found;
    }
    return holder;
  }

  private boolean equalsKey(int i, byte[] key) {
    if (keyTo[i] - keyFrom[i] != key.length) return false;
    for (int k = 0; k < key.length; k++) {
      int c = bytes[keyFrom[i] + k];
      if (c != key[k] && (c | 0x20) != (key[k] | 0x20)) return false;
    }
    return true;
  }

  byte[] bytes() {
    return bytes;
  }

  int from(int index) {
    return valueFrom[index];
  }

  int to(int index) {
    return valueTo[index];
  }

  boolean isText(int index) {
    return text[index];
  }

  /** The value as text, escapes resolved. */
  String string(int index) {
    if (!text[index]) return new String(bytes, valueFrom[index], valueTo[index] - valueFrom[index], StandardCharsets.UTF_8);
    byte[] out = new byte[valueTo[index] - valueFrom[index]];
    int length = unescape(bytes, valueFrom[index], valueTo[index], out, 0);
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }

  /** Resolves JSON escapes into {@code out}; the result is never longer than the source. Returns the end in {@code out}. */
  static int unescape(byte[] b, int from, int to, byte[] out, int at) {
    int o = at;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (c != '\\' || i + 1 >= to) {
        out[o++] = c;
        continue;
      }
      byte e = b[++i];
      if (e == 'u' && i + 4 < to + 0) {
        int code = hex(b, i + 1);
        if (code >= 0) {
          i += 4;
          byte[] encoded = String.valueOf((char) code).getBytes(StandardCharsets.UTF_8);
          System.arraycopy(encoded, 0, out, o, encoded.length);
          o += encoded.length;
          continue;
        }
      }
      out[o++] = switch (e) {
        case 'n' -> '\n';
        case 't' -> '\t';
        case 'r' -> '\r';
        case 'b' -> '\b';
        case 'f' -> '\f';
        default -> e;
      };
    }
    return o;
  }

  private static int hex(byte[] b, int at) {
    int code = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = Character.digit(b[i], 16);
      if (digit < 0) return -1;
      code = code << 4 | digit;
    }
    return code;
  }

  static byte[][] path(String dotted) {
    String[] parts = dotted.split("\\.");
    byte[][] path = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) path[i] = parts[i].getBytes(StandardCharsets.UTF_8);
    return path;
  }
}
