package dev.lockstep.datasets.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.quality.AnomalyKind;
import dev.lockstep.datasets.quality.BadData;
import dev.lockstep.datasets.quality.Completeness;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeFileTest {
  @TempDir Path dir;

  /** What is written is what is read, whatever the block sizes, and the header says the same. */
  @Test
  void readsBackWhatWasWritten() throws IOException {
    for (int rows : new int[] {0, 1, 4095, 4096, 4097, 20_000}) {
      MemoryTape tape = random(rows, 42);
      Path file = dir.resolve(rows + ".tape");
      TapeWriter.write(file, meta(), tape.open(meta().header()));
      for (int capacity : new int[] {1, 1000, 4096, 70_000}) assertSame(tape, file, capacity);
      assertThat(dir.resolve(rows + ".tape.partial")).doesNotExist();
    }
  }

  private static void assertSame(MemoryTape tape, Path file, int capacity) throws IOException {
    try (TapeFile read = TapeFile.open(file)) {
      assertThat(read.header().rows()).isEqualTo(tape.size());
      assertThat(read.header().window()).isEqualTo(meta().header().window());
      assertThat(read.header().instrument()).isEqualTo(meta().header().instrument());
      assertThat(read.meta().provenance()).isEqualTo(meta().provenance());
      assertThat(read.meta().completeness()).isEqualTo(meta().completeness());
      assertThat(read.meta().anomalies().counts()).isEqualTo(meta().anomalies().counts());
      TapeBlock block = new TapeBlock(capacity);
      int row = 0;
      while (read.read(block))
        for (int i = 0; i < block.size; i++, row++) {
          assertThat(block.exchangeNanos[i]).isEqualTo(tape.exchangeNanos(row));
          assertThat(block.localNanos[i]).isEqualTo(tape.localNanos(row));
          assertThat(block.lots[i]).isEqualTo(tape.lots(row));
          assertThat(block.priceTicks[i]).isEqualTo(tape.priceTicks(row));
          assertThat(block.kind[i]).isEqualTo(tape.kind(row));
          assertThat(block.side[i]).isEqualTo(tape.side(row));
        }
      assertThat(row).isEqualTo(tape.size());
      assertThat(block.size).isZero();
    }
  }

  /** Any single changed byte and any cut is noticed: every byte of the file stands under a checksum. */
  @Test
  void noticesEveryDamage() throws IOException {
    Path file = dir.resolve("whole.tape");
    TapeWriter.write(file, meta(), random(5000, 7).open(meta().header()));
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    Path broken = dir.resolve("broken.tape");
    for (int i = 0; i < 300; i++) {
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(broken, bytes);
      assertThatThrownBy(() -> drain(broken)).isInstanceOf(BadData.class).hasMessageContaining("broken.tape");
    }
    for (int i = 0; i < 100; i++) {
      Files.write(broken, Arrays.copyOf(whole, random.nextInt(whole.length)));
      assertThatThrownBy(() -> drain(broken)).isInstanceOf(BadData.class).hasMessageContaining("broken.tape");
    }
  }

  /** A packed tape is the same tape; a cut one is one located line. */
  @Test
  void readsPackedTapes() throws IOException {
    Path plain = dir.resolve("plain.tape");
    TapeWriter.write(plain, meta(), random(5000, 7).open(meta().header()));
    Path packed = dir.resolve("packed.tape.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      Files.copy(plain, out);
    }
    TapeBlock one = new TapeBlock(10_000);
    TapeBlock other = new TapeBlock(10_000);
    try (TapeFile a = TapeFile.open(plain);
        TapeFile b = TapeFile.open(packed)) {
      assertThat(a.read(one)).isTrue();
      assertThat(b.read(other)).isTrue();
    }
    assertThat(other.size).isEqualTo(one.size);
    assertThat(other.lots).isEqualTo(one.lots);
    assertThat(other.localNanos).isEqualTo(one.localNanos);
    byte[] bytes = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> drain(packed)).isInstanceOf(BadData.class).hasMessageContaining("packed.tape.gz: the packed tape is cut");
  }

  private static void drain(Path file) throws IOException {
    try (TapeFile read = TapeFile.open(file)) {
      TapeBlock block = new TapeBlock(512);
      while (read.read(block)) assertThat(block.size).isPositive();
    }
  }

  /** The bytes of one small tape, written out by hand from FORMATS.md. */
  @Test
  void rowsStandWhereTheFormatSays() throws IOException {
    MemoryTape tape = new MemoryTape();
    tape.add(0x0102030405060708L, 0x1112131415161718L, RowKind.TRADE, (byte) -1, 0x21222324, 0x3132333435363738L);
    Path file = dir.resolve("one.tape");
    TapeWriter.write(file, meta(), tape.open(meta().header()));
    byte[] bytes = Files.readAllBytes(file);
    assertThat(new String(bytes, 0, 8, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("LOCKTAPE");
    int header = (bytes[16] & 0xff) | (bytes[17] & 0xff) << 8;
    byte[] row = Arrays.copyOfRange(bytes, header, header + 32);
    assertThat(row)
        .containsExactly(
            8, 7, 6, 5, 4, 3, 2, 1, 0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12, 0x11, 0x38, 0x37, 0x36, 0x35, 0x34, 0x33, 0x32,
            0x31, 0x24, 0x23, 0x22, 0x21, 2, -1, 0, 0);
    assertThat(bytes.length).isEqualTo(header + 32 + 4 + 4);
  }

  @Test
  void mirrorTwiceIsTheSameTape() {
    MemoryTape tape = random(1000, 3);
    MemoryTape twice = tape.mirrored(1000).mirrored(1000);
    for (int i = 0; i < tape.size(); i++) {
      assertThat(twice.priceTicks(i)).isEqualTo(tape.priceTicks(i));
      assertThat(twice.side(i)).isEqualTo(tape.side(i));
    }
  }

  /** Checksums say that the bytes are those that were written; a tape written by others may hold what cannot be. */
  @Test
  void refusesRowsThatCannotBe() throws IOException {
    long t = 1_776_081_600_000_000_000L;
    refused("row 1: the venue's time goes back", t - 1, t, RowKind.DEPTH, 1, 400, 5);
    refused("row 1: the receive time goes back", t, t - 1, RowKind.DEPTH, 1, 400, 5);
    refused("row 1: a price of -1 ticks, not within 0..1000", t, t, RowKind.DEPTH, 1, -1, 5);
    refused("row 1: a price of 1001 ticks", t, t, RowKind.DEPTH, 1, 1001, 5);
    refused("row 1: a price of 2147483647 ticks", t, t, RowKind.DEPTH, 1, Integer.MAX_VALUE, 5);
    refused("row 1: a size of -1 lots", t, t, RowKind.DEPTH, 1, 400, -1);
    refused("row 1: a size of 9007199254740993 lots", t, t, RowKind.DEPTH, 1, 400, RowCheck.LOTS_MAX + 1);
    refused("row 1: kind 0 is not known", t, t, 0, 1, 400, 5);
    refused("row 1: kind 8 is not known", t, t, 8, 1, 400, 5);
    refused("row 1: kind -1 is not known", t, t, -1, 1, 400, 5);
    refused("row 1: side 2 is neither", t, t, RowKind.DEPTH, 2, 400, 5);
    refused("row 1: side -2 is neither", t, t, RowKind.DEPTH, -2, 400, 5);
  }

  private void refused(String what, long exchange, long local, int kind, int side, int price, long lots) throws IOException {
    TapeBlock rows = new TapeBlock(2);
    row(rows, 0, 1_776_081_600_000_000_000L, 1_776_081_600_000_000_000L, RowKind.FEED, 1, 0, 0);
    row(rows, 1, exchange, local, kind, side, price, lots);
    MemoryTape tape = new MemoryTape();
    tape.add(rows); // a single row would be checked on the way in
    Path file = dir.resolve("other.tape");
    TapeWriter.write(file, meta(), tape.open(meta().header()));
    try (TapeSource checked = new CheckedTape(TapeFile.open(file))) {
      assertThatThrownBy(() -> checked.read(new TapeBlock(4096))).isInstanceOf(BadData.class)
          .hasMessageContaining("tape of btc-updown-5m-1776081600: " + what);
    }
  }

  private static void row(TapeBlock rows, int at, long exchange, long local, int kind, int side, int price, long lots) {
    rows.exchangeNanos[at] = exchange;
    rows.localNanos[at] = local;
    rows.kind[at] = (byte) kind;
    rows.side[at] = (byte) side;
    rows.priceTicks[at] = price;
    rows.lots[at] = lots;
    rows.size = at + 1;
  }

  static TapeMeta meta() {
    Window window = new Window("btc-updown-5m-1776081600", 1_776_081_600_000_000_000L, 1_776_081_900_000_000_000L, "up", "down",
        Outcome.DOWN, Window.WinnerSource.INFERRED, true);
    Anomalies anomalies = new Anomalies();
    anomalies.count(AnomalyKind.CROSSED, "a.jsonl", 7);
    return new TapeMeta(
        new TapeHeader(Instrument.polymarket("btc-updown-5m-1776081600"), window, -1),
        new Provenance("a.jsonl", "polymarket", Depth.FULL_BOOK, "last book"),
        new Completeness(-290.5, 0.25, 3, null),
        anomalies);
  }

  static MemoryTape random(int rows, long seed) {
    Random random = new Random(seed);
    MemoryTape tape = new MemoryTape(1);
    long exchange = 1_776_081_600_000_000_000L;
    long local = exchange;
    for (int i = 0; i < rows; i++) {
      exchange += random.nextInt(1000);
      local += random.nextInt(1000);
      tape.add(exchange, local, (byte) (1 + random.nextInt(7)), (byte) (random.nextInt(3) - 1), random.nextInt(1001), random.nextLong(RowCheck.LOTS_MAX + 1));
    }
    return tape;
  }
}
