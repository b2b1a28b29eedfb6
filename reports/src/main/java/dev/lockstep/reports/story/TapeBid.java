package dev.lockstep.reports.story;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.tape.DepthBook;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBlock;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.reports.chart.Decimation;
import java.io.IOException;
import java.util.List;

/** The best bid of one token as the venue had it: read from the tape, so that it is there even while the bot did not look. */
final class TapeBid {
  private static final int BLOCK_ROWS = 4_096;

  private final WindowTape tape;
  private final Outcome side;
  private final int unit;
  private final DepthBook book;
  private final List<Decimation> views;
  private final boolean[] entered;
  private double last = Double.NaN;
  private boolean known = true;

  private TapeBid(WindowTape tape, Outcome side, List<Decimation> views) {
    this.tape = tape;
    this.side = side;
    this.unit = tape.instrument().ticksPerUnit();
    this.book = new DepthBook(unit);
    this.views = views;
    this.entered = new boolean[views.size()];
  }

  /** Adds the bid to every view, from the moment the view begins. */
  static void read(WindowTape tape, Outcome side, List<Decimation> views) throws IOException {
    new TapeBid(tape, side, views).read();
  }

  private void read() throws IOException {
    TapeBlock block = new TapeBlock(BLOCK_ROWS);
    long now = Long.MIN_VALUE;
    try (TapeSource source = tape.open()) {
      while (source.read(block)) {
        for (int row = 0; row < block.size; row++) {
          // A book is looked at when its moment is over: half a snapshot is none.
          if (block.exchangeNanos[row] != now && now != Long.MIN_VALUE) sample(now);
          now = block.exchangeNanos[row];
          apply(block, row);
        }
      }
    }
    if (now == Long.MIN_VALUE) return;
    sample(now);
    // The line reaches to where the recording ends.
    double end = WindowStory.seconds(tape.window(), now);
    for (int i = 0; i < views.size(); i++) if (entered[i]) views.get(i).add(Math.min(end, views.get(i).to()), last);
  }

  private void apply(TapeBlock block, int row) {
    byte kind = block.kind[row];
    if (kind == RowKind.DEPTH || kind == RowKind.SNAPSHOT) book.set(block.side[row], block.priceTicks[row], block.lots[row]);
    else if (kind == RowKind.CLEAR) book.clear();
    else if (kind == RowKind.FEED) known = block.side[row] > 0;
  }

  private void sample(long nanos) {
    double value = known ? bid() : Double.NaN;
    double at = WindowStory.seconds(tape.window(), nanos);
    boolean changed = Double.compare(value, last) != 0;
    for (int i = 0; i < views.size(); i++) {
      Decimation view = views.get(i);
      if (at >= view.from() && !entered[i]) {
        entered[i] = true;
        view.add(view.from(), last);
      }
      if (changed && entered[i]) view.add(at, value);
    }
    last = value;
  }

  private double bid() {
    int ticks = side == Outcome.UP ? book.bestBid() : book.bestAsk() == DepthBook.NONE ? DepthBook.NONE : unit - book.bestAsk();
    return ticks == DepthBook.NONE ? Double.NaN : ticks;
  }
}
