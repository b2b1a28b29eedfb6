package dev.lockstep.datasets.format.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.SharedData;
import dev.lockstep.datasets.text.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The fast reader against the validating one: what it accepts, both decode to the same; what that one refuses, it never accepts. */
class FastLinesTest {
  private static final String BOOK =
      "{\"market\":\"0x9bf1\",\"asset_id\":\"111\",\"timestamp\":\"1776081601400\",\"hash\":\"de1f9d8976b095da\","
          + "\"bids\":[{\"price\":\"0.01\",\"size\":\"12480.06\"},{\"price\":\".48\",\"size\":\"5\"},{\"price\":\"0.485\",\"size\":\"0.000001\"}],"
          + "\"asks\":[{\"price\":\"0.99\",\"size\":\"11489.94\"}],\"tick_size\":\"0.01\",\"event_type\":\"book\",\"last_trade_price\":\"0.480\"}";
  private static final String CHANGE =
      "{\"event_type\":\"price_change\",\"market\":\"0x5f65\",\"timestamp\":\"1757908892351\",\"price_changes\":["
          + "{\"asset_id\":\"7132\",\"price\":\"0.5\",\"size\":\"200\",\"side\":\"BUY\",\"hash\":\"56621a12\",\"best_bid\":\"0.5\",\"best_ask\":\"1\"},"
          + "{\"asset_id\":\"5211\",\"price\":\"0.5\",\"size\":\"0\",\"side\":\"SELL\",\"hash\":\"1895759e\",\"best_bid\":\"0\",\"best_ask\":\"0.5\"}]}";
  private static final String OLD_CHANGE =
      "{\"event_type\":\"price_change\",\"asset_id\":\"7132\",\"market\":\"0x5f65\",\"changes\":[{\"price\":\"0.4\",\"side\":\"SELL\",\"size\":\"3300\"}],"
          + "\"timestamp\":\"1729084877448\",\"hash\":\"3cd4d61e\"}";

  private final FastLines fast = new FastLines();
  private final JacksonLines reference = new JacksonLines();

  @Test
  void acceptsTheUsualShapes() {
    for (String frame : new String[] {BOOK, CHANGE, OLD_CHANGE})
      for (String line :
          new String[] {
            frame, "{\"recv_ts\":1776081409.8719418,\"raw\":" + frame + "}", "{\"recv_ms\":1776081409871,\"slug_id\":null,\"n\":-1.5,\"ok\":true,\"payload\":" + frame + "}",
            "{\"data\":" + frame + ",\"recv_ns\":\"1776081409871941812\"}", ("{\"recv_ts\":1776081409.87,\"raw\":" + frame + "}").replace(":", ": ").replace(",", ", ")
          }) {
        assertThat(accepts(line)).as(line).isTrue();
        assertThat(same(line)).isTrue();
      }
  }

  @Test
  void leavesTheRestToTheReference() {
    for (String line :
        new String[] {
          "[" + BOOK + "]", "{\"raw\":\"PONG\"}", "{\"raw\":\"" + BOOK.replace("\"", "\\\"") + "\"}", BOOK.replace("0.99", "1.99"), BOOK.replace("0.99", "NaN"),
          BOOK.replace("0.99", "-0.99"), BOOK.replace("0.485", "0.4855"), BOOK + "x", BOOK.substring(0, 100), "{}", "", BOOK.replace("market", "m\\u0061rket"),
          BOOK.replace("\"book\"", "\"trade\""), BOOK.replace("{\"market\"", "{\"asset_id\":\"2\",\"market\""),
          "{\"received_at_utc\":\"2026-04-13T12:00:00Z\",\"raw\":" + BOOK + "}"
        }) {
      assertThat(accepts(line)).as(line).isFalse();
      assertThat(same(line)).isTrue();
    }
  }

  /** A hundred thousand seeded mutations: bytes changed, dropped, doubled, pieces moved. */
  @Test
  void agreesOnMutatedLines() {
    Random random = new Random(20260413);
    String[] seeds = {BOOK, CHANGE, OLD_CHANGE, "{\"recv_ts\":1776081409.8719418,\"raw\":" + BOOK + "}", "{\"ts\":1776081409,\"msg\":" + CHANGE + "}"};
    byte[] alphabet = "{}[]\",:.0123456789-+eE \\nulltrue\t\u007f\u00e9priceszbdATBUYSEL".getBytes(StandardCharsets.UTF_8);
    int accepted = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] bytes = seeds[random.nextInt(seeds.length)].getBytes(StandardCharsets.UTF_8);
      for (int n = 1 + random.nextInt(3); n > 0 && bytes.length > 2; n--) bytes = mutated(bytes, random, alphabet);
      if (same(bytes)) accepted++;
    }
    assertThat(accepted).isGreaterThan(500);
  }

  private static byte[] mutated(byte[] bytes, Random random, byte[] alphabet) {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(5)) {
      case 0 -> {
        byte[] changed = bytes.clone();
        changed[at] = alphabet[random.nextInt(alphabet.length)];
        return changed;
      }
      case 1 -> {
        byte[] shorter = new byte[bytes.length - 1];
        System.arraycopy(bytes, 0, shorter, 0, at);
        System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
        return shorter;
      }
      case 2 -> {
        byte[] longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 0, at);
        longer[at] = alphabet[random.nextInt(alphabet.length)];
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        return longer;
      }
      case 3 -> {
        int length = random.nextInt(Math.min(40, bytes.length - at) + 1);
        int to = random.nextInt(bytes.length - length + 1);
        byte[] copied = bytes.clone();
        System.arraycopy(bytes, at, copied, to, length);
        return copied;
      }
      default -> {
        return Arrays.copyOf(bytes, at + 1);
      }
    }
  }

  /** Real lines of one window, each as it is and once mutated. */
  @Test
  void agreesOnRecordedLines() throws IOException {
    Path file = SharedData.at("polymarket-btc-5m/windows/btc-updown-5m-1776083700.jsonl.gz");
    Random random = new Random(5);
    int lines = 0;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        Lines read = new Lines(in, "x")) {
      while (read.next() && lines < 1500) {
        byte[] line = Arrays.copyOfRange(read.buffer(), read.from(), read.to());
        assertThat(same(line)).isTrue();
        same(mutated(line, random, "0123456789\",:{}[]".getBytes(StandardCharsets.US_ASCII)));
        lines++;
      }
    }
    assertThat(lines).isEqualTo(1500);
  }

  private boolean accepts(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return fast.read(bytes, 0, bytes.length, new Frames());
  }

  private boolean same(String line) {
    return same(line.getBytes(StandardCharsets.UTF_8)) || true;
  }

  /** Fails if the readers differ; true if the fast one accepted the line. The line lies inside a larger buffer, as in real reading. */
  private boolean same(byte[] line) {
    byte[] buffer = new byte[line.length + 20];
    Arrays.fill(buffer, (byte) '7');
    System.arraycopy(line, 0, buffer, 10, line.length);
    Frames found = new Frames();
    boolean accepted = fast.read(buffer, 10, 10 + line.length, found);
    Frames wanted = new Frames();
    String refusal = null;
    try {
      reference.read(buffer, 10, 10 + line.length, wanted);
    } catch (IOException | NumberFormatException e) {
      refusal = e.getMessage();
    }
    if (!accepted) return false;
    String text = new String(line, StandardCharsets.UTF_8);
    assertThat(refusal).as(text).isNull();
    assertThat(describe(found)).as(text).isEqualTo(describe(wanted));
    return true;
  }

  private static List<String> describe(Frames frames) {
    List<String> all = new ArrayList<>();
    all.add("texts " + frames.textFrames);
    for (int i = 0; i < frames.size(); i++) {
      Frame f = frames.get(i);
      if (f.type == null) continue;
      all.add(f.type + " " + f.eventType + " " + f.market + " " + f.token + " " + f.exchangeNanos + " " + f.receiveNanos + " " + f.hashPrint + " " + f.tickSize
          + " " + f.lastTradePrice + " " + f.slug + levels(f.bids) + levels(f.asks) + levels(f.changes) + " " + Fingerprint.of(f));
    }
    return all;
  }

  private static String levels(Levels levels) {
    StringBuilder text = new StringBuilder(" [");
    for (int i = 0; i < levels.size; i++)
      text.append(levels.ticks[i]).append('x').append(levels.lots[i]).append('/').append(levels.side[i]).append('/').append(levels.token[i]).append('/')
          .append(levels.bestBid[i]).append('/').append(levels.bestAsk[i]).append(' ');
    return text.append(']').toString();
  }
}
