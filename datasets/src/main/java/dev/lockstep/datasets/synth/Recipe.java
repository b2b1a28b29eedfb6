package dev.lockstep.datasets.synth;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.catalog.MarketNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Kinds of windows that a specification can ask for in numbers. Each follows its subject token (Up or Down, drawn): a wandering
 * price that reaches 95 cents, then what the kind is about. Every number drawn has its range in the specification.
 */
enum Recipe {
  /** Reaches 95 cents and pays a dollar, never back below what {@code wiggle} allows. */
  CLEAN_WINNER(true) {
    @Override
    void after(Draw draw, List<Knot> knots, long capture) {
      draw.toTheEnd(knots, capture, true);
    }
  },
  /** Falls out of its high range for some seconds, comes back and pays a dollar: the exits must not sell it. */
  DIP_AND_RECOVER(true) {
    @Override
    void after(Draw draw, List<Knot> knots, long capture) {
      long fall = capture + draw.seconds("dipAfter", "5", "40");
      int high = draw.price("dipFrom", "0.95", "0.98");
      int low = draw.price("dipTo", "0.70", "0.84");
      long bottom = fall + draw.seconds("dipFall", "1", "8");
      long hold = bottom + draw.seconds("dipHold", "0.5", "4");
      long back = hold + draw.seconds("dipRecover", "2", "15");
      knots.add(new Knot(fall, high, -1, true));
      knots.add(new Knot(bottom, low, -1, false));
      knots.add(new Knot(hold, low, -1, true));
      knots.add(new Knot(back, high, -1, true));
      draw.toTheEnd(knots, back, true);
    }
  },
  /** Falls from 0.90 or more to 0.65 or less within seconds and pays nothing. */
  CRASH(false) {
    @Override
    void after(Draw draw, List<Knot> knots, long capture) {
      draw.crash(knots, capture);
    }
  },
  /** A crash in a book that has almost nothing left in it: sizes and gaps of {@code hollow}. */
  HOLLOW_BOOK(false) {
    @Override
    void after(Draw draw, List<Knot> knots, long capture) {
      draw.crash(knots, capture);
    }
  },
  /** Loses a cent a second or less from its peak and pays nothing. */
  SLOW_BLEED(false) {
    @Override
    void after(Draw draw, List<Knot> knots, long capture) {
      int peak = draw.price("bleedFrom", "0.97", "0.98");
      long start = capture + draw.seconds("bleedAfter", "3", "15");
      int floor = draw.price("bottom", "0.02", "0.05");
      long perCent = draw.seconds("secondsPerCent", "1.0", "1.6");
      knots.add(new Knot(start, peak, -1, true));
      knots.add(new Knot(start + (peak - floor) / 10 * perCent, floor, -1, true));
    }
  };

  private static final int COUNT_MAX = 10_000;
  private final boolean subjectWins;

  Recipe(boolean subjectWins) {
    this.subjectWins = subjectWins;
  }

  /** Adds the knots after the capture. */
  abstract void after(Draw draw, List<Knot> knots, long capture);

  /** The windows one recipe stands for. */
  static List<WindowSpec> unroll(SpecNode node, long seed) {
    Recipe recipe = of(node, node.text("kind", null));
    String first = node.text("first", null);
    MarketNames.Span span = MarketNames.find(first);
    if (span == null || !span.id().equals(first)) throw node.problem("first", first + " is not a slug such as btc-updown-15m-1772241300");
    long length = (span.endNanos() - span.startNanos()) / 1_000_000_000L;
    int count = (int) node.whole("count", "1", 1, COUNT_MAX);
    long every = node.whole("every", Long.toString(length), 1, 86_400);
    int cut = first.lastIndexOf('-') + 1;
    List<WindowSpec> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = first.substring(0, cut) + (Long.parseLong(first.substring(cut)) + i * every);
      windows.add(recipe.window(node, MarketNames.find(id), seed));
    }
    node.done();
    return windows;
  }

  private static Recipe of(SpecNode node, String word) {
    StringBuilder known = new StringBuilder();
    for (Recipe recipe : values()) {
      if (recipe.label().equals(word)) return recipe;
      known.append(known.isEmpty() ? "" : ", ").append(recipe.label());
    }
    throw node.problem("kind", word + " is not known; known: " + known);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private WindowSpec window(SpecNode node, MarketNames.Span span, long seed) {
    Draw draw = new Draw(node, SplitMix.named(seed, span.id(), "recipe"), node.seconds("from", "-300"), node.seconds("to", "5"));
    boolean down = draw.isDown();
    List<Knot> knots = new ArrayList<>();
    // A bleed needs time to get anywhere before the end.
    long capture = draw.rise(knots, this == SLOW_BLEED ? "-120" : "-60");
    after(draw, knots, capture);
    Outcome subject = down ? Outcome.DOWN : Outcome.UP;
    Outcome winner = subjectWins ? subject : subject.opposite();
    WindowSpec window = WindowReader.common(node, span, label(), winner, down, draw.ordered(knots));
    if (this != HOLLOW_BOOK) return window;
    return window.withDepth(draw.hollow(window.depth(), capture));
  }
}
