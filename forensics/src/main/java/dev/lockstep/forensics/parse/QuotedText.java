package dev.lockstep.forensics.parse;

/** Undoes the escapes of a text quoted in JSON or logfmt, up to its closing quote, and the colours of terminals. */
final class QuotedText {
  private byte[] out = new byte[256];
  private int end;

  byte[] bytes() {
    return out;
  }

  int length() {
    return end;
  }

  /** Decodes from {@code from} to the closing quote or {@code to}. */
  void decode(byte[] b, int from, int to) {
    end = 0;
    ensure(to - from + 4);
    int i = from;
    while (i < to && b[i] != '"') {
      if (b[i] != '\\' || i + 1 >= to) {
        out[end++] = b[i++];
        continue;
      }
      byte c = b[i + 1];
      i += 2;
      switch (c) {
        case 'n' -> out[end++] = '\n';
        case 't' -> out[end++] = '\t';
        case 'r' -> out[end++] = '\r';
        case 'b', 'f' -> out[end++] = ' ';
        case 'u' -> i = unicode(b, i, to);
        default -> out[end++] = c;
      }
    }
  }

  private int unicode(byte[] b, int at, int to) {
    if (at + 4 > to) {
      return to;
    }
    long code = GoArguments.hex(b, at, at + 4);
    if (code < 0) {
      return at;
    }
    if (code < 0x80) {
      out[end++] = (byte) code;
    } else if (code < 0x800) {
      out[end++] = (byte) (0xc0 | code >> 6);
      out[end++] = (byte) (0x80 | code & 0x3f);
    } else {
      out[end++] = (byte) (0xe0 | code >> 12);
      out[end++] = (byte) (0x80 | code >> 6 & 0x3f);
      out[end++] = (byte) (0x80 | code & 0x3f);
    }
    return at + 4;
  }

  /** Copies the range without escape sequences: CSI up to its final byte, OSC up to BEL or ST, two-byte ones. */
  void stripColours(byte[] b, int from, int to) {
    end = 0;
    ensure(to - from);
    int i = from;
    while (i < to) {
      if (b[i] != 0x1b) {
        out[end++] = b[i++];
        continue;
      }
      i++;
      if (i < to && b[i] == '[') {
        i++;
        while (i < to && (b[i] < 0x40 || b[i] > 0x7e)) {
          i++;
        }
        i++;
      } else if (i < to && b[i] == ']') {
        while (i < to && b[i] != 0x07 && b[i] != 0x1b) {
          i++;
        }
        i += i < to && b[i] == 0x07 ? 1 : 0;
      } else {
        i++;
      }
    }
  }

  private void ensure(int size) {
    if (out.length < size) {
      out = new byte[Math.max(size, out.length * 2)];
    }
  }
}
