package dev.lockstep.datasets.format.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.TapeRows;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputFile;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.WindowTape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Books in a row are read by what differs. The reference knows nothing of the book before: every line once as it is and once with
 * an escape in it, which the fast reader leaves to the validating one, must give the same tape.
 */
class BookSequenceTest {
  private static final String STEM = "btc-updown-5m-1776081600";
  private static final int SEQUENCES = 300;
  @TempDir Path dir;

  @Test
  void theSameTapeAsWithoutMemory() throws IOException {
    long rows = 0;
    for (int seed = 0; seed < SEQUENCES; seed++) {
      List<String> lines = lines(new Random(seed));
      List<String> fast = tape(lines, seed);
      assertThat(fast).as("seed " + seed).isEqualTo(tape(escaped(lines), seed));
      rows += fast.size();
    }
    assertThat(rows).isGreaterThan(20L * SEQUENCES);
  }

  /** A mark of the test's own strength: a reader that takes over one level too many is noticed by the tape of one sequence. */
  @Test
  void oneChangedSizeIsAnotherTape() throws IOException {
    List<String> lines = lines(new Random(1));
    List<String> other = new ArrayList<>(lines);
    String last = other.get(other.size() - 1);
    other.set(other.size() - 1, last.replaceFirst("\"size\":\"(\\d+)", "\"size\":\"9$1"));
    assertThat(tape(lines, 1)).isNotEqualTo(tape(other, 1));
  }

  private static List<String> escaped(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst("^\\{", "{\"x\":\"\\\\u0041\",")).toList();
  }

  private List<String> tape(List<String> lines, int seed) throws IOException {
    Path file = dir.resolve(STEM + ".jsonl");
    Files.write(file, lines);
    List<InputWindow> windows = new PolymarketReader(new InputFile(file, "f" + seed), ImportOptions.defaults()).read();
    List<String> rows = new ArrayList<>();
    for (InputWindow window : windows) rows.addAll(TapeRows.of((WindowTape) window));
    return rows;
  }

  /** Two tokens in turn, each a book that changes by a few levels; now and then something that is not so regular. */
  private static List<String> lines(Random random) {
    List<TreeMap<Integer, Integer>> sides = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      TreeMap<Integer, Integer> side = new TreeMap<>();
      for (int level = 0; level < random.nextInt(12); level++) side.put(price(random, i % 2), 1 + random.nextInt(30_000));
      sides.add(side);
    }
    List<String> lines = new ArrayList<>();
    String before = null;
    for (int i = 0; i < 40; i++) {
      int token = random.nextInt(5) == 0 ? 1 : 0;
      for (int change = random.nextInt(4); change > 0; change--) {
        int asks = random.nextInt(2);
        TreeMap<Integer, Integer> side = sides.get(2 * token + asks);
        if (random.nextInt(3) == 0 && !side.isEmpty()) side.remove(side.firstKey());
        else side.put(price(random, asks), 1 + random.nextInt(30_000));
      }
      String line = random.nextInt(12) == 0 ? change(random, token, i) : book(random, token, i, sides.get(2 * token), sides.get(2 * token + 1));
      lines.add(random.nextInt(15) == 0 && before != null ? before : line);
      before = line;
    }
    return lines;
  }

  private static String book(Random random, int token, int i, TreeMap<Integer, Integer> bids, TreeMap<Integer, Integer> asks) {
    String head = "{\"recv_ts\":" + (1776081600 + i) + ".5,\"raw\":{\"market\":\"0x9b\",";
    String id = "\"asset_id\":\"" + (111 + token) + "\",";
    String levels = "\"bids\":" + side(random, bids, false) + ",\"asks\":" + side(random, asks, true);
    boolean late = random.nextInt(10) == 0;
    return head + (late ? "" : id) + "\"timestamp\":\"" + (1776081600400L + i * 1000L) + "\",\"hash\":\"h" + random.nextInt() + "\"," + (late ? id : "")
        + levels + "}}";
  }

  private static String side(Random random, TreeMap<Integer, Integer> side, boolean falling) {
    List<String> levels = new ArrayList<>();
    int odd = random.nextInt(40);
    for (var level : side.entrySet()) {
      String text = "{\"price\":\"" + price(level.getKey()) + "\",\"size\":\"" + (odd == 3 && levels.isEmpty() ? 0 : level.getValue()) + "\"}";
      levels.add(odd == 1 ? text.replace(":", ": ").replace(",", ", ") : text);
    }
    if (odd == 4 && !levels.isEmpty()) levels.add(levels.get(0).replace("\"size\":\"", "\"size\":\"1"));
    if (falling) Collections.reverse(levels);
    if (odd == 2) Collections.shuffle(levels, random);
    return "[" + String.join(odd == 5 ? ", " : ",", levels) + "]";
  }

  private static String change(Random random, int token, int i) {
    return "{\"recv_ts\":" + (1776081600 + i) + ".5,\"raw\":{\"event_type\":\"price_change\",\"market\":\"0x9b\",\"timestamp\":\""
        + (1776081600400L + i * 1000L) + "\",\"price_changes\":[{\"asset_id\":\"" + (111 + token) + "\",\"price\":\"" + price(1 + random.nextInt(99))
        + "\",\"size\":\"" + random.nextInt(3) * 7 + "\",\"side\":\"" + (random.nextBoolean() ? "BUY" : "SELL") + "\",\"hash\":\"h" + i + "\"}]}}";
  }

  /** Bids up to 49 cents and asks above: a whole book is not crossed. */
  private static int price(Random random, int asks) {
    return 1 + 49 * asks + random.nextInt(49 + asks);
  }

  private static String price(int cents) {
    return cents % 10 == 0 ? "0." + cents / 10 : cents < 10 ? "0.0" + cents : "0." + cents;
  }
}
