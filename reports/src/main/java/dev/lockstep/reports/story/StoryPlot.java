package dev.lockstep.reports.story;

import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.Watch;
import dev.lockstep.reports.chart.Axis;
import dev.lockstep.reports.chart.Decimation;
import dev.lockstep.reports.chart.Decimation.Series;
import dev.lockstep.reports.chart.Ink;
import dev.lockstep.reports.chart.Layer;
import dev.lockstep.reports.chart.Layer.Dash;
import dev.lockstep.reports.chart.Layer.Join;
import dev.lockstep.reports.chart.Layer.Mark;
import dev.lockstep.reports.chart.Marker;
import dev.lockstep.reports.chart.Plot;
import dev.lockstep.reports.story.StoryEvent.Kind;
import dev.lockstep.reports.text.InstrumentText;
import dev.lockstep.reports.text.Decimal;
import dev.lockstep.reports.text.Times;
import java.util.ArrayList;
import java.util.List;

/** The price-and-events chart of a story. */
public final class StoryPlot {
  private final WindowStory story;
  private final PriceView view;
  private final InstrumentText amounts;
  private final double scale;
  private final List<Layer> layers = new ArrayList<>();

  private StoryPlot(WindowStory story, PriceView view) {
    this.story = story;
    this.view = view;
    amounts = new InstrumentText(story.instrument());
    scale = story.instrument().tickNanoUsd() / (story.instrument().binary() ? 1e7 : 1e9);
  }

  /** The chart of the whole position. */
  public static Plot whole(WindowStory story) {
    return new StoryPlot(story, story.whole()).plot();
  }

  /** The chart of blackout and exit alone; the story must have a close-up. */
  public static Plot closeUp(WindowStory story) {
    return new StoryPlot(story, story.closeUp()).plot();
  }

  /** Bid, purchase and sale alone, thinned to a small width. */
  public static Plot small(WindowStory story, int pixels) {
    PriceView whole = story.whole();
    Decimation bid = new Decimation(whole.from(), whole.to(), pixels);
    for (int i = 0; i < whole.bid().x().length; i++) bid.add(whole.bid().x()[i], whole.bid().y()[i]);
    Series none = new Series(new double[0], new double[0]);
    StoryPlot plot = new StoryPlot(story, new PriceView(whole.from(), whole.to(), bid.finish(), none, none));
    plot.bid(null);
    plot.add(Kind.BOUGHT, Ink.GREEN, Marker.TRIANGLE_UP, false);
    plot.add(Kind.SOLD, Ink.VERMILLION, Marker.TRIANGLE_DOWN, false);
    return plot.finish();
  }

  private Plot plot() {
    spans();
    lines();
    marks();
    return finish();
  }

  private Plot finish() {
    Axis x = new Axis("seconds from the window's end (" + Times.iso(story.window().endNanos()) + ")", view.from(), view.to(), Axis.Steps.SECONDS);
    String title = story.window().id() + " under " + story.release();
    return new Plot(title, description(), x, yAxis(), layers);
  }

  private Axis yAxis() {
    if (story.instrument().binary()) return Axis.decimal("price of the held token, cents", 0, 100);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Series series : List.of(view.bid(), view.seen())) {
      for (double y : series.y()) {
        if (Double.isNaN(y)) continue;
        low = Math.min(low, y * scale);
        high = Math.max(high, y * scale);
      }
    }
    return low > high ? Axis.decimal("price", 0, 1) : Axis.around("price", low, high);
  }

  private void spans() {
    boolean first = true;
    for (Watch.Span span : story.position().watch().blackouts()) {
      double[] at = story.seconds(span);
      if (at[1] < view.from() || at[0] > view.to()) continue;
      layers.add(new Layer.Span(first ? "blackout: exits not evaluated" : null, Ink.PURPLE, at[0], at[1],
          "blackout " + Decimal.fixed(span.nanos(), 9, 2) + " s"));
      first = false;
    }
    Position.Exit exit = story.position().trigger();
    if (exit != null) {
      double to = exit.finishedNanos() == 0 ? view.to() : story.seconds(exit.finishedNanos());
      layers.add(new Layer.Span("exit carried out", Ink.SKY, story.seconds(exit.decisionNanos()), to, null));
    }
  }

  private void lines() {
    layers.add(new Layer.Line("opponent's ask as read (50c: perhaps none)", Ink.ORANGE, view.opponent().x(), scaled(view.opponent().y()),
        Join.STEP, Dash.DASHED));
    bid("best bid at the venue");
    layers.add(new Layer.Dots("bid as evaluated", Ink.BLACK, view.seen().x(), scaled(view.seen().y())));
    boolean first = true;
    for (WindowStory.LockSpan lock : story.lock()) {
      if (lock.to() < view.from() || lock.from() > view.to()) continue;
      layers.add(new Layer.Level(first ? "profit lock resting" : null, Ink.GREEN, lock.from(), lock.to(), lock.ticks() * scale, Dash.DASHED));
      first = false;
    }
    if (view.to() >= 0) layers.add(new Layer.Rule(null, Ink.GREY, true, 0, Dash.DASHED, "window ends"));
  }

  private void bid(String name) {
    layers.add(new Layer.Line(name, Ink.BLUE, view.bid().x(), scaled(view.bid().y()), Join.STEP, Dash.SOLID));
  }

  private double[] scaled(double[] ticks) {
    double[] values = new double[ticks.length];
    for (int i = 0; i < ticks.length; i++) values[i] = ticks[i] * scale;
    return values;
  }

  private void marks() {
    add(Kind.OLD_LOOK, Ink.PURPLE, Marker.RING, false);
    add(Kind.REFUSED, Ink.BLACK, Marker.CROSS, false);
    add(Kind.CONDITION, Ink.VERMILLION, Marker.RING, false);
    add(Kind.DECISION, Ink.VERMILLION, Marker.DIAMOND, false);
    add(Kind.EXIT_ORDER, Ink.BLACK, Marker.SQUARE, false);
    add(Kind.BOUGHT, Ink.GREEN, Marker.TRIANGLE_UP, true);
    add(Kind.SOLD, Ink.VERMILLION, Marker.TRIANGLE_DOWN, true);
  }

  private void add(Kind kind, Ink ink, Marker marker, boolean labelled) {
    List<Mark> marks = new ArrayList<>();
    for (StoryEvent event : story.events()) {
      double at = story.seconds(event.nanos());
      if (event.kind() != kind || at < view.from() || at > view.to()) continue;
      double y = event.ticks() < 0 ? 0 : event.ticks() * scale;
      String label = labelled && marks.isEmpty() ? kind.words() + " " + amounts.price(event.ticks()) : null;
      marks.add(new Mark(at, y, Times.utcMillis(event.nanos()) + " " + kind.words() + ": " + event.text(), label));
    }
    if (!marks.isEmpty()) layers.add(new Layer.Marks(kind.words(), ink, marker, marks));
  }

  private String description() {
    Position position = story.position();
    StringBuilder text = new StringBuilder("Bought ").append(amounts.shares(position.boughtLots())).append(" at ")
        .append(amounts.priceOfNano(position.entryPriceNano()));
    if (position.soldLots() > 0) {
      text.append(", sold ").append(amounts.shares(position.soldLots())).append(" at ").append(amounts.priceOfNano(position.exitPriceNano()))
          .append(" by ").append(position.reason().text());
    }
    if (!position.watch().blackouts().isEmpty()) {
      text.append(", blackout of ").append(Times.seconds(position.watch().blackoutNanosMax())).append(" s");
    }
    return text.append('.').toString();
  }
}
