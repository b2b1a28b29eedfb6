package dev.lockstep.forensics.log;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream without the colours and line clearings of a terminal: {@code ESC [ digits and semicolons}, ended by m, K, G or J. Other escapes stay. */
final class ColourlessStream extends FilterInputStream {
  private static final byte ESCAPE = 0x1b;
  private static final int SEQUENCE_MAX = 40;
  private static final int BLOCK_BYTES = 1 << 16;

  /** An escape that may turn out to be a colour, as far as it was read. */
  private final byte[] pending = new byte[SEQUENCE_MAX];
  private int pendingLength;
  private final byte[] raw = new byte[BLOCK_BYTES];
  private final byte[] clean = new byte[BLOCK_BYTES + SEQUENCE_MAX];
  private int from;
  private int to;
  private long stripped;
  private boolean ended;

  ColourlessStream(InputStream in) {
    super(in);
  }

  /** True if the text holds such a sequence. */
  static boolean in(byte[] text, int length) {
    for (int i = 0; i + 1 < length; i++) if (text[i] == ESCAPE && text[i + 1] == '[') return true;
    return false;
  }

  /** Bytes that were taken out so far. */
  long stripped() {
    return stripped;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (from == to && !ended) fill();
    int n = Math.min(length, to - from);
    if (n == 0) return length == 0 ? 0 : -1;
    System.arraycopy(clean, from, target, offset, n);
    from += n;
    return n;
  }

  private void fill() throws IOException {
    int n = in.read(raw, 0, raw.length);
    from = 0;
    to = 0;
    for (int i = 0; i < n; i++) to += take(raw[i], clean, to);
    ended = n < 0;
    if (!ended) return;
    System.arraycopy(pending, 0, clean, 0, pendingLength);
    to = pendingLength;
    pendingLength = 0;
  }

  /** Takes a byte; the number of bytes that it puts out. */
  private int take(byte b, byte[] target, int at) {
    if (pendingLength == 0) {
      if (b != ESCAPE) {
        target[at] = b;
        return 1;
      }
      pending[pendingLength++] = b;
      return 0;
    }
    if (b == ESCAPE) {
      // The one before was none; a new one may begin here.
      int held = pendingLength;
      System.arraycopy(pending, 0, target, at, held);
      pendingLength = 1;
      return held;
    }
    pending[pendingLength++] = b;
    boolean inner = pendingLength == 2 ? b == '[' : (b >= '0' && b <= '9') || b == ';';
    if (inner && pendingLength < SEQUENCE_MAX) return 0;
    if (pendingLength > 2 && (b == 'm' || b == 'K' || b == 'G' || b == 'J')) {
      stripped += pendingLength;
      pendingLength = 0;
      return 0;
    }
    int length = pendingLength;
    System.arraycopy(pending, 0, target, at, length);
    pendingLength = 0;
    return length;
  }
}
