package dev.lockstep.datasets.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.PassedFile;
import dev.lockstep.datasets.format.SkippedWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.synth.Synthesizer;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.datasets.tape.TapeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes: windows, or one line that says where and what; never a hang, never an exception. */
class HostileInputTest {
  private static final String BOOK =
      "{\"recv_ts\":1776081601.5,\"raw\":{\"market\":\"0x9bf1\",\"asset_id\":\"111\",\"timestamp\":\"1776081601400\",\"hash\":\"a\","
          + "\"bids\":[{\"price\":\"0.48\",\"size\":\"10\"}],\"asks\":[{\"price\":\"0.51\",\"size\":\"7\"}],\"event_type\":\"book\"}}\n";
  private static final String KALSHI =
      "{\"type\":\"orderbook_snapshot\",\"sid\":2,\"seq\":2,\"msg\":{\"market_ticker\":\"KXBTC15M-26MAY110530-30\",\"yes\":[[8,300],[22,333]],\"no\":[[54,20]],\"ts\":1778491700}}\n"
          + "{\"type\":\"orderbook_delta\",\"sid\":2,\"seq\":3,\"msg\":{\"market_ticker\":\"KXBTC15M-26MAY110530-30\",\"price\":22,\"delta\":-33,\"side\":\"yes\",\"ts\":1778491701}}\n";
  private static final String LEVELS = "exch_ts_us,local_ts_us,type,side,price_tick,qty_lots\n1760007200001418,1760007200023822,3,0,0,0\n1760007200001418,1760007200023822,4,1,50,59\n";
  private static final String WIDE = "ts,up_bid,up_ask,up_bid_size,up_ask_size\n1772242100,0.95,0.96,10,20\n1772242101,0.95,0,10,0\n";
  @TempDir Path dir;

  @Test
  void saysOneLineForEachBadFile() throws IOException {
    file("a-empty.jsonl", new byte[0]);
    file("b-junk.bin", new byte[] {0, 1, 2, (byte) 0xff, 27, 91});
    file("c-cut.jsonl.gz", Arrays.copyOf(gzip((BOOK + BOOK).getBytes(StandardCharsets.UTF_8)), 60));
    file("d-btc-updown-5m-1776081600.jsonl", (BOOK + BOOK.replace("0.48", "NaN")).getBytes(StandardCharsets.UTF_8));
    file("e-btc-updown-5m-1776081600.jsonl", (BOOK + BOOK.replace("0.48", "-0.48")).getBytes(StandardCharsets.UTF_8));
    file("f-no-end.jsonl", BOOK.getBytes(StandardCharsets.UTF_8));
    file("g-btc-updown-5m-1776081600.jsonl", BOOK.replace("0.48", "0.61").getBytes(StandardCharsets.UTF_8));
    file("h-\u001b[31mred.jsonl", "{\"asset_id\":\u001b}".getBytes(StandardCharsets.UTF_8));
    List<InputWindow> windows = all(dir);
    assertThat(windows).hasSize(8);
    String[] wanted = {"a-empty.jsonl:1: empty file", "b-junk.bin:1: not a format", null, "d-btc-updown-5m-1776081600.jsonl:2: ", "e-btc-updown-5m-1776081600.jsonl:2: ", "without an end", "g-btc-updown-5m-1776081600.jsonl:1: a crossed book: best bid 0.61, best ask 0.51", ".jsonl"};
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] == null) continue;
      assertThat(windows.get(i)).isInstanceOf(SkippedWindow.class);
      assertThat(((SkippedWindow) windows.get(i)).reason()).contains(wanted[i]).doesNotContain("\n", "\u001b");
    }
    assertThat(windows.get(2)).isInstanceOf(SkippedWindow.class);
  }

  /** A truncated gzip keeps what came before, counted; the completeness rule decides. */
  @Test
  void countsATruncatedFile() throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) text.append(BOOK.replace("\"10\"", "\"" + random.nextInt(1_000_000) + "\"").replace("1776081601400", Long.toString(1_776_081_601_400L + i)));
    byte[] whole = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    file("btc-updown-5m-1776081600.jsonl.gz", Arrays.copyOf(whole, whole.length * 2 / 3));
    WindowTape tape = (WindowTape) all(dir).get(0);
    assertThat(tape.anomalies().count(AnomalyKind.TRUNCATED)).isEqualTo(1);
    assertThat(tape.completeness().complete()).isFalse();
    assertThat(tape.whyIncomplete()).startsWith("incomplete: ").containsPattern("\\.jsonl\\.gz:\\d+: the file is cut short there$");
    assertThat(tape.rows()).isGreaterThan(100);
  }

  /** A line without an end, a bomb of zeros and a bomb of empty lines: bounded memory and time. */
  @Test
  void boundsLinesAndBombs() throws IOException {
    Path bomb = dir.resolve("btc-updown-5m-1776081600.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      byte[] piece = new byte[1 << 20];
      Arrays.fill(piece, (byte) '1');
      out.write("{\"asset_id\":\"".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 64; i++) out.write(piece);
    }
    Path zeros = dir.resolve("zeros.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zeros))) {
      for (int i = 0; i < 64; i++) out.write(new byte[1 << 20]);
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          List<InputWindow> windows = all(dir);
          assertThat(((SkippedWindow) windows.get(0)).reason()).contains("gz:1: line longer than");
          assertThat(((SkippedWindow) windows.get(1)).reason()).contains("not a format");
        });
  }

  @Test
  void survivesDeepNestingAndGreatNumbers() throws IOException {
    String deep = "{\"raw\":".repeat(5000) + "1" + "}".repeat(5000) + "\n";
    String arrays = "[".repeat(50_000) + "\n";
    String number = BOOK.replace("\"10\"", "\"1e999999999\"");
    String digits = BOOK.replace("\"10\"", "\"" + "9".repeat(5000) + "\"");
    String time = BOOK.replace("1776081601400", "9".repeat(400)).replace("1776081601.5", "1e999999999");
    for (String text : new String[] {deep, arrays, number, digits, time}) {
      file("btc-updown-5m-1776081600.jsonl", ("{\"asset_id\":\"1\"}\n" + text).getBytes(StandardCharsets.UTF_8));
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> assertThat(((SkippedWindow) all(dir).get(0)).reason()).contains("jsonl:2: ").hasSizeLessThan(600));
    }
  }

  /** Three thousand seeded mutations of every format. */
  @Test
  void survivesMutations() throws IOException {
    byte[] tape = tape();
    byte[][] seeds = {
      (BOOK + BOOK.replace("0.48", "0.49") + BOOK).getBytes(StandardCharsets.UTF_8), KALSHI.getBytes(StandardCharsets.UTF_8), LEVELS.getBytes(StandardCharsets.UTF_8),
      WIDE.getBytes(StandardCharsets.UTF_8), tape, gzip(BOOK.getBytes(StandardCharsets.UTF_8))
    };
    String[] names = {"btc-updown-5m-1776081600.jsonl", "k.ndjson", "l.csv", "btc-updown-15m-1772241300.csv", "t.tape", "btc-updown-5m-1776081600.jsonl.gz"};
    Random random = new Random(77);
    int results = 0;
    for (int i = 0; i < 3000; i++) {
      int which = i % seeds.length;
      byte[] bytes = seeds[which].clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) bytes = mutate(bytes, random);
      Path file = dir.resolve(names[which]);
      Files.write(file, bytes);
      List<InputWindow> windows = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> everything(file));
      assertThat(windows).as("seed 77, round " + i).isNotEmpty();
      for (InputWindow window : windows) {
        if (window instanceof SkippedWindow skip) assertThat(skip.reason()).isNotBlank().doesNotContain("\n");
        if (window instanceof WindowTape good) results += drain(good);
      }
      Files.delete(file);
    }
    assertThat(results).isGreaterThan(100);
  }

  private static int drain(WindowTape tape) {
    try (TapeSource source = tape.open()) {
      TapeBlock block = new TapeBlock(64);
      while (source.read(block)) assertThat(block.size).isPositive();
      return 1;
    } catch (IOException e) {
      assertThat(e.getMessage()).contains("t.tape");
      return 0;
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    if (bytes.length < 2) return bytes;
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] = (byte) random.nextInt(256);
      case 1 -> bytes[at] = "0123456789.,\"{}[]:-\n".getBytes(StandardCharsets.US_ASCII)[random.nextInt(20)];
      case 2 -> {
        return Arrays.copyOf(bytes, at);
      }
      default -> {
        byte[] copy = Arrays.copyOf(bytes, bytes.length + 7);
        System.arraycopy(bytes, at, copy, Math.min(at + 7, copy.length), Math.min(bytes.length - at, copy.length - at - 7));
        return copy;
      }
    }
    return bytes;
  }

  private byte[] tape() throws IOException {
    String spec = "schema: lockstep.synth/1\nwindows:\n  - {id: btc-updown-15m-1772241300, winner: up, from: -3, knots: [{t: -3, bid: 0.9}]}\n";
    WindowTape window = new Synthesizer("s", spec.getBytes(StandardCharsets.UTF_8), 1).window(0);
    Path file = dir.resolve("seed.tape");
    try (TapeSource rows = window.open()) {
      TapeWriter.write(file, window.meta(), rows);
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private static List<InputWindow> everything(Path input) {
    List<InputWindow> windows = new ArrayList<>();
    for (InputWindow window : Inputs.of(List.of(input.toString()), ImportOptions.defaults())) windows.add(window);
    return windows;
  }

  private static List<InputWindow> all(Path input) {
    List<InputWindow> windows = everything(input);
    windows.removeIf(PassedFile.class::isInstance);
    return windows;
  }

  private void file(String name, byte[] bytes) throws IOException {
    Files.write(dir.resolve(name), bytes);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
