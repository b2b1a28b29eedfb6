package dev.lockstep.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that the gzip, lz4 and zstd commands made of one text. */
class CompressionTest {
  private static final String TEXT = "hello hello hello hello lockstep\nsecond line second line second line\n";
  private static final String[] PACKED = {
    "04224d186440a7290000006e68656c6c6f200600ff066c6f636b737465700a7365636f6e64206c696e65200c0000506c696e650a000000002acc10f2",
    "04224d187c40450000000000000070290000006e68656c6c6f200600ff066c6f636b737465700a7365636f6e64206c696e65200c0000506c696e650a06e7bcbc"
        + "000000002acc10f2",
    "28b52ffd24452d0100e068656c6c6f206c6f636b737465700a7365636f6e64206c696e65200a02005f6a16af140164f94b06"
  };

  @Test
  void readsWhatTheCommandsWrite() throws IOException {
    for (String packed : PACKED) assertThat(read(HexFormat.of().parseHex(packed))).isEqualTo(TEXT);
    byte[] twice = HexFormat.of().parseHex(PACKED[0] + PACKED[1]);
    assertThat(read(twice)).isEqualTo(TEXT + TEXT);
    assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
    assertThat(read(new byte[0])).isEmpty();
    assertThat(read(new byte[] {31})).isEqualTo("\u001f");
  }

  /** Damage is an IOException, never anything else. */
  @Test
  void noticesDamage() {
    Random random = new Random(4);
    for (String packed : PACKED)
      for (int i = 0; i < 300; i++) {
        byte[] bytes = HexFormat.of().parseHex(packed);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        try {
          read(bytes);
        } catch (IOException expected) {
          assertThat(expected).isNotNull();
        }
      }
    assertThatThrownBy(() -> read(HexFormat.of().parseHex(PACKED[0].substring(0, 60)))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> read(HexFormat.of().parseHex(PACKED[2].substring(0, 60)))).isInstanceOf(IOException.class);
  }

  private static String read(byte[] bytes) throws IOException {
    try (InputStream in = Compression.decompressed(new ByteArrayInputStream(bytes))) {
      return new String(in.readNBytes(1 << 20), StandardCharsets.UTF_8);
    }
  }
}
