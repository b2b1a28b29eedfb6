import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The floor under the scan of logs: reads a file into an array, and, with {@code lines}, finds every newline in it, 16 bytes a step. No prefix, no stamp, no rule.
 * {@code java BareScan.java copy|lines FILE}; {@code bench-logs.sh} compiles it first.
 */
final class BareScan {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
  private static final int BUFFER_BYTES = 1 << 16;

  private BareScan() {}

  public static void main(String[] args) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES + 64];
    long lines = 0;
    long bytes = 0;
    try (InputStream in = new FileInputStream(args[1])) {
      for (int got = in.read(buffer, 0, BUFFER_BYTES); got >= 0; got = in.read(buffer, 0, BUFFER_BYTES)) {
        bytes += got;
        if (args[0].equals("lines")) lines += newlines(buffer, got);
      }
    }
    System.out.println(bytes + " bytes, " + lines + " newlines");
  }

  private static int newlines(byte[] b, int to) {
    int lines = 0;
    int i = 0;
    b[to] = '\n';
    while (true) {
      long x = (long) LONGS.get(b, i) ^ NEWLINES;
      long y = (long) LONGS.get(b, i + 8) ^ NEWLINES;
      while (((x - ONES | y - ONES) & TOPS) == 0) {
        i += 16;
        x = (long) LONGS.get(b, i) ^ NEWLINES;
        y = (long) LONGS.get(b, i + 8) ^ NEWLINES;
      }
      long hit = x - ONES & ~x & TOPS;
      for (; hit == 0; hit = x - ONES & ~x & TOPS) x = (long) LONGS.get(b, i += 8) ^ NEWLINES;
      i += (int) ((hit - 1 & ONES) * ONES >>> 56) - 1;
      if (i >= to) return lines;
      lines++;
      i++;
    }
  }
}
