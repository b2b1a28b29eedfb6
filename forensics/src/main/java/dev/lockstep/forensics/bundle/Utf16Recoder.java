package dev.lockstep.forensics.bundle;

import java.io.IOException;
import java.io.InputStream;

/** Recodes UTF-16 to UTF-8 while reading. A lone surrogate becomes U+FFFD; an odd last byte too. The mark at the start is kept. */
final class Utf16Recoder extends InputStream {
  private final InputStream in;
  private final boolean littleEndian;
  private final byte[] raw = new byte[1 << 15];
  private int rawAt;
  private int rawEnd;
  private final byte[] pending = new byte[8];
  private int pendingAt;
  private int pendingEnd;
  private int high;

  Utf16Recoder(InputStream in, TextEncoding encoding) {
    this.in = in;
    this.littleEndian = encoding == TextEncoding.UTF_16LE;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (pendingAt < pendingEnd) {
        buffer[at++] = pending[pendingAt++];
      } else if (at > offset && rawEnd - rawAt < 2) {
        break;
      } else if (!fillPending()) {
        break;
      }
    }
    return at == offset && length > 0 ? -1 : at - offset;
  }

  private int nextByte() throws IOException {
    if (rawAt == rawEnd) {
      rawEnd = in.read(raw, 0, raw.length);
      rawAt = 0;
      if (rawEnd <= 0) {
        rawEnd = 0;
        return -1;
      }
    }
    return raw[rawAt++] & 0xff;
  }

  private boolean fillPending() throws IOException {
    pendingAt = 0;
    pendingEnd = 0;
    int a = nextByte();
    if (a < 0) {
      if (high == 0) {
        return false;
      }
      high = 0;
      put(0xfffd);
      return true;
    }
    int b = nextByte();
    int unit = b < 0 ? 0xfffd : littleEndian ? a | b << 8 : a << 8 | b;
    if (high != 0) {
      int first = high;
      high = 0;
      if (unit >= 0xdc00 && unit < 0xe000) {
        put(0x10000 + ((first - 0xd800) << 10) + (unit - 0xdc00));
        return true;
      }
      put(0xfffd);
    }
    if (unit >= 0xd800 && unit < 0xdc00) {
      high = unit;
    } else {
      put(unit >= 0xdc00 && unit < 0xe000 ? 0xfffd : unit);
    }
    return true;
  }

  private void put(int code) {
    if (code < 0x80) {
      pending[pendingEnd++] = (byte) code;
    } else if (code < 0x800) {
      pending[pendingEnd++] = (byte) (0xc0 | code >> 6);
      pending[pendingEnd++] = (byte) (0x80 | code & 0x3f);
    } else if (code < 0x10000) {
      pending[pendingEnd++] = (byte) (0xe0 | code >> 12);
      pending[pendingEnd++] = (byte) (0x80 | code >> 6 & 0x3f);
      pending[pendingEnd++] = (byte) (0x80 | code & 0x3f);
    } else {
      pending[pendingEnd++] = (byte) (0xf0 | code >> 18);
      pending[pendingEnd++] = (byte) (0x80 | code >> 12 & 0x3f);
      pending[pendingEnd++] = (byte) (0x80 | code >> 6 & 0x3f);
      pending[pendingEnd++] = (byte) (0x80 | code & 0x3f);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
