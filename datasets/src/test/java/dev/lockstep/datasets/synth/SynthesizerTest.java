package dev.lockstep.datasets.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.SlowBook;
import dev.lockstep.datasets.TapeRows;
import dev.lockstep.datasets.format.ImportOptions;
import dev.lockstep.datasets.format.InputWindow;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.importer.Inputs;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesizerTest {
  private static final String EXACT =
      """
      schema: lockstep.synth/1
      windows:
        - id: btc-updown-15m-1772241300
          winner: down
          from: -3
          to: 0
          cadence: 1
          interpolation: step
          knots:
            - {t: -3, bid: 0.95}
            - {t: -1.5, bid: 0.50, ask: 0.53}
          depth:
            - {levels: 2, sizes: [100, 20.5], jitter: 0, churn: 0}
          latency:
            - {base: 0.1}
          events:
            - {t: -1, kind: trade, side: sell, price: 0.50, size: 30}
          resolved: 150
      """;

  /** What is committed is what the specification makes with seed 1; datasets/box/make.sh writes it anew. */
  @Test
  void theTapesInTheBoxAreThoseOfTheirSpecifications(@TempDir Path made) throws IOException {
    int tapes = 0;
    for (String name : new String[] {"incident", "log-clock", "ordinary"}) {
      Path folder = Path.of("box", name);
      Synthesizer synthesizer = new Synthesizer(name + ".yaml", Files.readAllBytes(Path.of("box", name + ".yaml")), 1);
      synthesizer.write(made.resolve(name));
      for (int i = 0; i < synthesizer.size(); i++) {
        String tape = synthesizer.id(i) + ".tape";
        try (InputStream packed = new GZIPInputStream(Files.newInputStream(folder.resolve(tape + ".gz")))) {
          assertThat(packed.readAllBytes()).as(name + " " + tape).isEqualTo(Files.readAllBytes(made.resolve(name).resolve(tape)));
        }
        tapes++;
      }
      try (var committed = Files.list(folder)) {
        assertThat(committed.count()).isEqualTo(synthesizer.size());
      }
    }
    assertThat(tapes).isEqualTo(18);
  }

  /** Every row of a small window, worked out by hand from its specification. */
  @Test
  void doesWhatTheSpecificationSays() throws IOException {
    WindowTape tape = make(EXACT, 1).window(0);
    String s3 = "1772242197000000000 1772242197100000000 ";
    assertThat(TapeRows.of(tape))
        .containsExactly(
            s3 + "tick 0 10 0", s3 + "clear 0 0 0", s3 + "snapshot 1 950 100000000", s3 + "snapshot 1 940 20500000",
            s3 + "snapshot -1 960 100000000", s3 + "snapshot -1 970 20500000",
            "1772242198500000000 1772242198600000000 depth 1 950 0", "1772242198500000000 1772242198600000000 depth 1 940 0",
            "1772242198500000000 1772242198600000000 depth -1 960 0", "1772242198500000000 1772242198600000000 depth -1 970 0",
            "1772242198500000000 1772242198600000000 depth 1 500 100000000", "1772242198500000000 1772242198600000000 depth 1 490 20500000",
            "1772242198500000000 1772242198600000000 depth -1 530 100000000", "1772242198500000000 1772242198600000000 depth -1 540 20500000",
            "1772242199000000000 1772242199100000000 trade -1 500 30000000", "1772242199000000000 1772242199100000000 depth 1 500 70000000",
            "1772242199000000000 1772242199100000000 depth 1 500 100000000",
            "1772242350000000000 1772242350100000000 resolved -1 0 0");
  }

  /** The same seed and specification give the same bytes whatever the locale and time zone; another seed gives others. */
  @Test
  void isReproducible(@TempDir Path dir) throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      make(RECIPES, 7).write(dir.resolve("a"));
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      make(RECIPES, 7).write(dir.resolve("b"));
      make(RECIPES, 8).write(dir.resolve("c"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    List<Path> files;
    try (var list = Files.list(dir.resolve("a"))) {
      files = list.sorted().toList();
    }
    assertThat(files).hasSize(5 * 8 + 2);
    int differ = 0;
    for (Path file : files) {
      assertThat(dir.resolve("b").resolve(file.getFileName())).hasSameBinaryContentAs(file);
      if (!Arrays.equals(Files.readAllBytes(dir.resolve("c").resolve(file.getFileName())), Files.readAllBytes(file))) differ++;
    }
    assertThat(differ).isGreaterThan(40);
    for (InputWindow window : Inputs.of(List.of(dir.resolve("a").toString()), ImportOptions.defaults()))
      if (window instanceof WindowTape tape) assertThat(tape.window().synthetic()).isTrue();
  }

  private static final String RECIPES =
      """
      schema: lockstep.synth/1
      title: one of each
      defaults: {cadence: 0.25, count: 8}
      recipes:
        - {kind: clean-winner, first: btc-updown-15m-1772280000}
        - {kind: dip-and-recover, first: btc-updown-15m-1772290800}
        - {kind: crash, first: btc-updown-15m-1772301600}
        - {kind: slow-bleed, first: btc-updown-15m-1772312400}
        - {kind: hollow-book, first: btc-updown-15m-1772323200}
      """;

  /** What each kind promises, measured on its rows by a plain book. */
  @Test
  void keepsThePromiseOfEachKind() throws IOException {
    Synthesizer synthesizer = make(RECIPES, 11);
    for (int i = 0; i < synthesizer.size(); i++) {
      WindowTape tape = synthesizer.window(i);
      String kind = tape.provenance().source();
      Outcome side = subject(tape, kind);
      List<int[]> bids = bids(tape, side == Outcome.UP);
      int captured = 0;
      while (bids.get(captured)[1] < 950) captured++;
      int low = 1000;
      for (int[] bid : bids.subList(captured, bids.size())) low = Math.min(low, bid[1]);
      assertThat(tape.completeness().complete()).as(tape.id() + tape.completeness()).isTrue();
      assertThat(tape.window().winner() == side).as(kind).isEqualTo(kind.startsWith("clean") || kind.startsWith("dip"));
      if (kind.startsWith("clean")) assertThat(low).isGreaterThanOrEqualTo(950);
      if (kind.startsWith("dip")) assertThat(low).isBetween(700, 840);
      if (kind.startsWith("crash") || kind.startsWith("hollow") || kind.startsWith("slow")) assertThat(low).as(tape.id()).isLessThanOrEqualTo(650);
      if (kind.startsWith("slow")) assertThat(fall(bids)).isGreaterThan(24_000);
    }
  }

  /** Times of 400 crashes from 0.90 to 0.65: the median and the fastest tenth are those of the specification. */
  @Test
  void crashesAsFastAsMeasured() throws IOException {
    Synthesizer synthesizer =
        make(
            """
            schema: lockstep.synth/1
            recipes:
              - {kind: crash, first: btc-updown-15m-1772280000, count: 400, cadence: 5, crashMedian: 12, crashFastestTenth: 1, subject: up, captureAt: [-250, -200]}
            """,
            3);
    long[] times = new long[synthesizer.size()];
    for (int i = 0; i < times.length; i++) times[i] = fall(bids(synthesizer.window(i), true));
    Arrays.sort(times);
    assertThat(times[times.length / 2]).isBetween(9_000L, 16_000L);
    assertThat(times[times.length / 10]).isBetween(500L, 2_000L);
  }

  @Test
  void namesThePlaceOfAMistake() {
    assertThatThrownBy(() -> make(EXACT.replace("bid: 0.95", "bid: 1.95"), 1)).hasMessageContaining("windows[0].knots[0].bid").hasMessageContaining("1.95");
    assertThatThrownBy(() -> make(EXACT.replace("levels", "levles"), 1)).hasMessageContaining("levles").hasMessageContaining("levels");
    assertThatThrownBy(() -> make(EXACT.replace("winner: down", "winner: left"), 1)).hasMessageContaining("left");
    assertThatThrownBy(() -> make(EXACT.replace("t: -1.5", "t: -9"), 1)).hasMessageContaining("knots[1].t");
    assertThatThrownBy(() -> make(RECIPES.replace("count: 8", "cuont: 8"), 1)).hasMessageContaining("cuont");
    assertThatThrownBy(() -> make("a: [", 1)).hasMessageContaining("spec.yaml:");
    assertThatThrownBy(() -> make("", 1)).hasMessageContaining("empty");
  }

  private static Synthesizer make(String yaml, long seed) {
    return new Synthesizer("spec.yaml", yaml.getBytes(StandardCharsets.UTF_8), seed);
  }

  /** The subject is the side that reaches 95 cents first. */
  private static Outcome subject(WindowTape tape, String kind) throws IOException {
    boolean wins = kind.startsWith("clean") || kind.startsWith("dip");
    return wins ? tape.window().winner() : tape.window().winner().opposite();
  }

  /** Milliseconds from the last bid of 0.90 or more to the first of 0.65 or less after it. */
  private static long fall(List<int[]> bids) {
    int to = 0;
    boolean high = false;
    while (to < bids.size() && !(high && bids.get(to)[1] <= 650)) high |= bids.get(to++)[1] >= 950;
    int from = to;
    while (bids.get(from)[1] < 900) from--;
    return bids.get(to)[0] - bids.get(from)[0];
  }

  /** Best bids of one token after each instant: milliseconds and thousandths. */
  private static List<int[]> bids(WindowTape tape, boolean up) throws IOException {
    List<int[]> bids = new ArrayList<>();
    SlowBook book = new SlowBook();
    try (TapeSource source = tape.open()) {
      TapeBlock block = new TapeBlock(64);
      long last = Long.MIN_VALUE;
      while (source.read(block))
        for (int i = 0; i < block.size; i++) {
          if (block.exchangeNanos[i] != last && book.known) bids.add(best(book, up, last - tape.window().startNanos()));
          last = block.exchangeNanos[i];
          book.apply(block, i);
        }
      bids.add(best(book, up, last - tape.window().startNanos()));
    }
    return bids;
  }

  private static int[] best(SlowBook book, boolean up, long nanos) {
    int bid = up ? (book.bids.isEmpty() ? 0 : book.bids.lastKey()) : book.asks.isEmpty() ? 0 : 1000 - book.asks.firstKey();
    return new int[] {(int) (nanos / 1_000_000), bid};
  }
}
