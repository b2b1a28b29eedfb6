package dev.lockstep.reports.story;

import dev.lockstep.bot.journal.JournalEntry;
import dev.lockstep.bot.journal.JournalEntry.LockState;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.Watch;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRow;
import dev.lockstep.reports.chart.Decimation;
import dev.lockstep.reports.chart.Decimation.Series;
import dev.lockstep.reports.text.InstrumentText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a story out of a run while its journal is still there. */
public final class StoryReader {
  private static final double BEFORE_ENTRY_SECONDS = 12;
  private static final double AFTER_END_SECONDS = 3;
  private static final double CLOSE_UP_MARGIN_SECONDS = 3;
  /** A close-up must enlarge at least this much to be worth its place. */
  private static final double CLOSE_UP_FACTOR = 2.5;

  private final WindowTape tape;
  private final WindowResult run;
  private final WindowRow row;
  private final Window window;
  private final int pixels;

  private StoryReader(WindowTape tape, WindowResult run, WindowRow row, int pixels) {
    this.tape = tape;
    this.run = run;
    this.row = row;
    this.window = run.window();
    this.pixels = pixels;
  }

  /** The story of a run that bought something; prices are thinned to this many pixels. */
  public static WindowStory read(WindowTape tape, WindowResult run, WindowRow row, int pixels) throws IOException {
    return new StoryReader(tape, run, row, pixels).story();
  }

  private WindowStory story() throws IOException {
    List<StoryEvent> events = EventReader.read(run, new InstrumentText(row.instrument()));
    double[] whole = wholeSpan();
    double[] close = closeSpan(whole);
    List<double[]> spans = close == null ? List.of(whole) : List.of(whole, close);
    List<PriceView> views = views(spans);
    return new WindowStory(
        run.release(), window, row.instrument(), row.provenance(), row.position(), row.ideal(), views.get(0),
        close == null ? null : views.get(1), locks(whole[1]), events);
  }

  private double[] wholeSpan() {
    Position position = row.position();
    double from = Math.max(seconds(position.entryNanos()) - BEFORE_ENTRY_SECONDS, seconds(window.startNanos()));
    double to = AFTER_END_SECONDS;
    to = Math.max(to, seconds(position.exitNanos()) + AFTER_END_SECONDS);
    if (position.trigger() != null) to = Math.max(to, seconds(position.trigger().finishedNanos()) + AFTER_END_SECONDS);
    return new double[] {from, to};
  }

  /** From the first blackout or exit condition to the end of the exit, if that is a small part of the whole. */
  private double[] closeSpan(double[] whole) {
    Position position = row.position();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (Watch.Span span : position.watch().blackouts()) {
      first = Math.min(first, span.startNanos());
      last = Math.max(last, span.endNanos());
    }
    if (position.trigger() != null) {
      first = Math.min(first, position.trigger().conditionNanos());
      last = Math.max(last, Math.max(position.trigger().decisionNanos(), position.trigger().finishedNanos()));
    }
    if (first > last) return null;
    double from = Math.max(seconds(first) - CLOSE_UP_MARGIN_SECONDS, whole[0]);
    double to = Math.min(seconds(last) + CLOSE_UP_MARGIN_SECONDS, whole[1]);
    return (to - from) * CLOSE_UP_FACTOR > whole[1] - whole[0] ? null : new double[] {from, to};
  }

  private List<PriceView> views(List<double[]> spans) throws IOException {
    List<Decimation> bids = new ArrayList<>();
    for (double[] span : spans) bids.add(new Decimation(span[0], span[1], pixels));
    if (row.instrument().binary()) TapeBid.read(tape, row.position().side(), bids);
    List<PriceView> views = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) views.add(view(spans.get(i), bids.get(i).finish()));
    return views;
  }

  private PriceView view(double[] span, Series bid) {
    Decimation seen = new Decimation(span[0], span[1], pixels);
    Decimation opponent = new Decimation(span[0], span[1], pixels);
    double gap = run.settings().nanos(WindowSettings.BLACKOUT_THRESHOLD) / 1e9;
    double last = Double.NEGATIVE_INFINITY;
    long microPerTick = row.instrument().tickNanoUsd() / 1_000;
    for (JournalEntry entry : run.journal()) {
      if (!(entry instanceof JournalEntry.Evaluated evaluated)) continue;
      double at = seconds(evaluated.nanos());
      if (at - last > gap && last != Double.NEGATIVE_INFINITY) opponent.add(last, Double.NaN);
      if (evaluated.bidTicks() >= 0) seen.add(at, evaluated.bidTicks());
      opponent.add(at, microPerTick == 0 ? Double.NaN : (double) evaluated.opponentAskMicro() / microPerTick);
      last = at;
    }
    return new PriceView(span[0], span[1], bid, opponent.finish(), seen.finish());
  }

  private List<WindowStory.LockSpan> locks(double to) {
    List<WindowStory.LockSpan> spans = new ArrayList<>();
    double from = Double.NaN;
    int ticks = 0;
    for (JournalEntry entry : run.journal()) {
      if (entry instanceof JournalEntry.OrderSent sent && sent.purpose().equals("profit-lock")) ticks = sent.request().limitTicks();
      if (endsLock(entry) && !Double.isNaN(from)) {
        spans.add(new WindowStory.LockSpan(from, seconds(entry.nanos()), ticks));
        from = Double.NaN;
      }
      if (entry instanceof JournalEntry.Lock lock && lock.state() == LockState.PLACED) from = seconds(lock.nanos());
    }
    if (!Double.isNaN(from)) spans.add(new WindowStory.LockSpan(from, to, ticks));
    return spans;
  }

  private static boolean endsLock(JournalEntry entry) {
    if (entry instanceof JournalEntry.Lock lock) return lock.state() == LockState.FILLED || lock.state() == LockState.CANCELLED;
    return entry instanceof JournalEntry.CancelSent cancel && cancel.purpose().equals("profit-lock") || entry instanceof JournalEntry.WindowOver;
  }

  private double seconds(long nanos) {
    return WindowStory.seconds(window, nanos);
  }
}
