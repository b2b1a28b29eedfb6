package dev.lockstep.forensics.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineScannerTest {
  private static List<String> scan(InputStream in, LineScanner scanner) throws IOException {
    List<String> lines = new ArrayList<>();
    scanner.scan(in, (b, from, to, number, cut) -> {
      assertThat(number).isEqualTo(lines.size() + 1);
      lines.add(new String(b, from, to - from, StandardCharsets.ISO_8859_1));
    });
    return lines;
  }

  /** A stream that hands out as many bytes as chance wants. */
  private static InputStream dribble(byte[] bytes, Random random) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] b, int off, int len) {
        return super.read(b, off, Math.min(len, 1 + random.nextInt(5_000)));
      }
    };
  }

  /** Reference: split at newlines by hand, one byte at a time. */
  private static List<String> reference(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (byte b : bytes) {
      if (b == '\n') {
        lines.add(line.toString());
        line.setLength(0);
      } else {
        line.append((char) (b & 0xff));
      }
    }
    if (line.length() > 0) lines.add(line.toString());
    lines.replaceAll(l -> l.endsWith("\r") ? l.substring(0, l.length() - 1) : l);
    return lines;
  }

  @Test
  void splitsAsTheReferenceDoesWhateverTheBytes() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = new byte[random.nextInt(20_000)];
      int density = 2 + random.nextInt(300);
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = random.nextInt(density) == 0 ? (byte) '\n' : (byte) (random.nextBoolean() ? random.nextInt(256) : '\r' - random.nextInt(5));
      }
      assertThat(scan(dribble(bytes, random), new LineScanner())).isEqualTo(reference(bytes));
    }
  }

  @Test
  void cutsALineOverTheLimitAndGoesOn() throws IOException {
    byte[] bytes = new byte[5 * LineScanner.LINE_BYTES_MAX];
    java.util.Arrays.fill(bytes, (byte) 'x');
    byte[] tail = "\nnext\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(tail, 0, bytes, bytes.length - tail.length, tail.length);
    LineScanner scanner = new LineScanner();
    List<String> lines = scan(new ByteArrayInputStream(bytes), scanner);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).hasSize(LineScanner.LINE_BYTES_MAX);
    assertThat(lines.get(1)).isEqualTo("next");
    assertThat(scanner.linesCut()).isEqualTo(1);
    assertThat(scanner.bytesSkipped()).isEqualTo(bytes.length - tail.length - LineScanner.LINE_BYTES_MAX);
  }
}
