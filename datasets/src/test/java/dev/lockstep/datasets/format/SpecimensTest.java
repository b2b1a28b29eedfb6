package dev.lockstep.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.format.polymarket.PolymarketReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * A recording of our own in the venue's format: synthetic, a favourite that wins. The launcher runs it once to learn which classes an
 * import needs, and it lets a user try an import without any data. {@code -Dlockstep.update} writes the file anew.
 */
class SpecimensTest {
  private static final Path FILE = Path.of("src/test/resources/specimens/btc-updown-5m-1776081600.jsonl.gz");
  private static final long START_SECONDS = 1_776_081_600L;

  @Test
  void theFileIsWhatIsGeneratedHere() throws IOException {
    String wanted = String.join("\n", lines()) + "\n";
    if (System.getProperty("lockstep.update") != null) write(wanted);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(FILE))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo(wanted);
    }
  }

  @Test
  void itIsOneCompleteWindow() throws IOException {
    List<InputWindow> windows = new PolymarketReader(new InputFile(FILE, "specimen"), ImportOptions.defaults()).read();
    assertThat(windows).hasSize(1);
    assertThat(windows.get(0)).isInstanceOf(WindowTape.class);
  }

  private static void write(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    Files.createDirectories(FILE.getParent());
    Files.write(FILE, packed.toByteArray());
  }

  /** Both tokens' books, one more often than the other, two a second, from ten seconds before the window until five after it. */
  private static List<String> lines() {
    Random random = new Random(1);
    int[] sizes = new int[100];
    for (int price = 1; price < 100; price++) sizes[price] = 10 + random.nextInt(20_000);
    List<String> lines = new ArrayList<>();
    int bid = 50;
    for (int i = -20; i < 2 * 305; i++) {
      if (random.nextInt(6) == 0) bid = Math.min(98, Math.max(40, bid + (random.nextInt(5) < 4 ? 1 : -1)));
      sizes[1 + random.nextInt(99)] = 10 + random.nextInt(20_000);
      lines.add(book(i, Math.floorMod(i, 3) == 1, bid, sizes));
    }
    return lines;
  }

  private static String book(int half, boolean other, int bid, int[] sizes) {
    long millis = START_SECONDS * 1000 + half * 500L;
    StringBuilder line = new StringBuilder("{\"recv_ts\":").append(millis / 1000).append('.');
    line.append(String.format(Locale.ROOT, "%03d", millis % 1000)).append(",\"raw\":{\"market\":\"0x5bec1\",\"asset_id\":\"").append(other ? 222 : 111);
    line.append("\",\"timestamp\":\"").append(millis - 40).append("\",\"hash\":\"s").append(half + 20).append("\",\"bids\":[");
    int best = other ? 98 - bid : bid;
    for (int price = 1; price <= best; price++) level(line, price > 1, price, sizes[other ? 99 - price : price]);
    line.append("],\"asks\":[");
    for (int price = 99; price > best + 1; price--) level(line, price < 99, price, sizes[other ? 99 - price : price]);
    return line.append("],\"event_type\":\"book\"}}").toString();
  }

  private static void level(StringBuilder line, boolean more, int cents, int size) {
    if (more) line.append(',');
    line.append("{\"price\":\"0.").append(cents % 10 == 0 ? String.valueOf(cents / 10) : String.format(Locale.ROOT, "%02d", cents));
    line.append("\",\"size\":\"").append(size).append("\"}");
  }
}
