package dev.lockstep.datasets.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.datasets.tape.DepthBook;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.RowKind;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reference keeps a whole book and looks at it after every message. */
class LastBookTest {
  private static final int UNIT = 12;

  @Test
  void agreesWithABookThatIsKeptAllTheTime() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      MemoryTape rows = new MemoryTape();
      long now = 0;
      for (int i = random.nextInt(60); i > 0; i--) {
        if (random.nextInt(3) > 0) now += random.nextInt(3);
        byte kind = random.nextInt(12) == 0 ? RowKind.CLEAR : random.nextInt(8) == 0 ? RowKind.TRADE : RowKind.DEPTH;
        boolean level = kind != RowKind.CLEAR;
        rows.add(now, now, kind, (byte) (level ? random.nextBoolean() ? 1 : -1 : 0), level ? random.nextInt(UNIT + 1) : 0,
            level && random.nextInt(3) > 0 ? 1 + random.nextInt(5) : 0);
      }
      long until = random.nextInt(50);
      assertThat(LastBook.of(rows, UNIT, until)).as("seed " + seed).isEqualTo(reference(rows, until));
    }
  }

  private static LastBook reference(MemoryTape rows, long until) {
    DepthBook book = new DepthBook(UNIT);
    LastBook last = new LastBook(DepthBook.NONE, DepthBook.NONE, Long.MIN_VALUE);
    for (int i = 0; i < rows.size() && rows.localNanos(i) <= until; i++) {
      if (rows.kind(i) == RowKind.DEPTH) book.set(rows.side(i), rows.priceTicks(i), rows.lots(i));
      else if (rows.kind(i) == RowKind.CLEAR) book.clear();
      boolean ends = i + 1 == rows.size() || rows.localNanos(i + 1) > rows.localNanos(i);
      if (ends && !book.empty()) last = new LastBook(book.bestBid(), book.bestAsk(), rows.localNanos(i));
    }
    return last;
  }
}
