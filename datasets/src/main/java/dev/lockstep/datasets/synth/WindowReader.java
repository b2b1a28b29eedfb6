package dev.lockstep.datasets.synth;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.catalog.MarketNames;
import dev.lockstep.datasets.synth.WindowSpec.Event;
import dev.lockstep.datasets.synth.WindowSpec.LatencyStep;
import dev.lockstep.datasets.synth.WindowSpec.Noise;
import dev.lockstep.datasets.synth.WindowSpec.Trades;
import dev.lockstep.datasets.tape.RowKind;
import java.util.ArrayList;
import java.util.List;

/** Reads one window of a specification. */
final class WindowReader {
  private static final long MILLI = 1_000_000L;

  private WindowReader() {}

  static WindowSpec read(SpecNode node) {
    String id = node.text("id", null);
    MarketNames.Span span = MarketNames.find(id);
    if (span == null || !span.id().equals(id)) throw node.problem("id", id + " is not a slug such as btc-updown-15m-1772241300");
    List<Knot> knots = knots(node);
    String winner = node.text("winner", null);
    boolean down = outcome(node, "subject", node.text("subject", "up")) == Outcome.DOWN;
    WindowSpec window = common(node, span, node.text("label", "synthetic"), outcome(node, "winner", winner), down, knots);
    node.text("note", "");
    node.done();
    return window;
  }

  /** Everything but the path, shared with the recipes. */
  static WindowSpec common(SpecNode node, MarketNames.Span span, String label, Outcome winner, boolean down, List<Knot> knots) {
    long from = node.seconds("from", "-300");
    long to = node.seconds("to", "5");
    if (from >= to) throw node.problem("from", "must come before to");
    long cadence = node.seconds("cadence", "0.5");
    if (cadence < MILLI) throw node.problem("cadence", "must be 0.001 s or more");
    if ((to - from) / cadence > 4_000_000) throw node.problem("cadence", "more than 4,000,000 updates");
    int tick = node.price("tick", "0.01");
    if (tick < 1 || 1000 % tick != 0) throw node.problem("tick", "must divide 1");
    return new WindowSpec(span.id(), span.startNanos(), span.endNanos(), label, winner, down, from, to, cadence,
        node.real("cadenceJitter", "0", "0", "1"), tick, knots, depth(node, from), noise(node), latency(node, from), trades(node),
        events(node), node.has("resolved") ? node.seconds("resolved", null) : Long.MIN_VALUE);
  }

  static Outcome outcome(SpecNode node, String key, String word) {
    return switch (word) {
      case "up", "yes" -> Outcome.UP;
      case "down", "no" -> Outcome.DOWN;
      default -> throw node.problem(key, word + " is neither up nor down");
    };
  }

  private static List<Knot> knots(SpecNode node) {
    boolean linear = linear(node, "interpolation", node.text("interpolation", "linear"));
    List<Knot> knots = new ArrayList<>();
    for (SpecNode item : node.list("knots")) {
      boolean own = item.has("then") ? linear(item, "then", item.text("then", null)) : linear;
      Knot knot = new Knot(item.seconds("t", null), item.price("bid", null), item.has("ask") ? item.price("ask", null) : -1, own);
      item.text("note", "");
      item.done();
      if (!knots.isEmpty() && knot.nanos() <= knots.get(knots.size() - 1).nanos()) throw item.problem("t", "does not come after the knot before");
      if (knot.askTicks() > 0 && knot.askTicks() <= knot.bidTicks()) throw item.problem("ask", "is not above the bid");
      knots.add(knot);
    }
    if (knots.isEmpty()) throw node.problem("knots", "is missing: at least one {t, bid}");
    return knots;
  }

  private static boolean linear(SpecNode node, String key, String word) {
    if (word.equals("linear")) return true;
    if (word.equals("step")) return false;
    throw node.problem(key, word + " is neither linear nor step");
  }

  private static List<DepthStep> depth(SpecNode node, long from) {
    List<DepthStep> steps = new ArrayList<>();
    DepthStep last = new DepthStep(from, 5, 10, 10, new long[] {200_000_000L}, new long[] {200_000_000L}, 0.3, 0.3);
    for (SpecNode item : node.list("depth")) {
      last = depthStep(item, steps.isEmpty() ? from : null, last);
      if (!steps.isEmpty() && last.nanos() <= steps.get(steps.size() - 1).nanos()) throw item.problem("t", "does not come after the step before");
      steps.add(last);
    }
    if (steps.isEmpty()) steps.add(last);
    return steps;
  }

  /** What a step does not say stays as it was. */
  private static DepthStep depthStep(SpecNode item, Long from, DepthStep last) {
    long nanos = item.has("t") || from == null ? item.seconds("t", null) : from;
    long[] sizes = item.sizes("sizes");
    long[] bids = item.has("bidSizes") ? item.sizes("bidSizes") : sizes != null ? sizes : last.bidLots();
    long[] asks = item.has("askSizes") ? item.sizes("askSizes") : sizes != null ? sizes : last.askLots();
    DepthStep step =
        new DepthStep(
            nanos,
            (int) item.whole("levels", Integer.toString(last.levels()), 1, 1000),
            item.has("gap") ? item.price("gap", null) : last.gapTicks(),
            item.has("spread") ? item.price("spread", null) : last.spreadTicks(),
            bids,
            asks,
            item.has("jitter") ? item.real("jitter", null, "0", "1") : last.jitter(),
            item.has("churn") ? item.real("churn", null, "0", "1") : last.churn());
    item.text("note", "");
    item.done();
    if (step.gapTicks() < 1) throw item.problem("gap", "must be 0.001 or more");
    if (step.spreadTicks() < 1) throw item.problem("spread", "must be 0.001 or more");
    return step;
  }

  private static Noise noise(SpecNode node) {
    SpecNode noise = node.inner("noise");
    if (noise == null) return new Noise(0, 1, List.of());
    int ticks = (int) noise.whole("ticks", "1", 0, 20);
    long every = noise.seconds("every", "2");
    if (every < MILLI) throw noise.problem("every", "must be 0.001 s or more");
    List<long[]> quiet = new ArrayList<>();
    for (SpecNode span : noise.list("quiet")) {
      quiet.add(new long[] {span.seconds("from", null), span.seconds("to", null)});
      span.done();
    }
    noise.done();
    return new Noise(ticks, every, quiet);
  }

  private static List<LatencyStep> latency(SpecNode node, long from) {
    List<LatencyStep> steps = new ArrayList<>();
    for (SpecNode item : node.list("latency")) {
      long at = item.has("t") || !steps.isEmpty() ? item.seconds("t", null) : from;
      long base = item.seconds("base", null);
      long jitter = item.seconds("jitter", "0");
      if (base < 0 || jitter < 0) throw item.problem("base", "a latency cannot be negative");
      item.text("note", "");
      item.done();
      steps.add(new LatencyStep(at, base, jitter));
    }
    if (steps.isEmpty()) steps.add(new LatencyStep(from, 50 * MILLI, 20 * MILLI));
    return steps;
  }

  private static Trades trades(SpecNode node) {
    SpecNode trades = node.inner("trades");
    if (trades == null) return new Trades(0, 0, 0);
    long every = trades.seconds("every", null);
    if (every < 0) throw trades.problem("every", "must not be negative");
    long[] sizes = trades.range("size", 6, "5", "50");
    if (sizes[0] <= 0) throw trades.problem("size", "must be positive");
    trades.done();
    return new Trades(every, sizes[0], sizes[1]);
  }

  private static List<Event> events(SpecNode node) {
    List<Event> events = new ArrayList<>();
    for (SpecNode item : node.list("events")) {
      String kind = item.text("kind", null);
      long at = item.seconds("t", null);
      switch (kind) {
        case "trade", "level" -> {
          String side = item.text("side", null);
          int sign = switch (side) {
            case "buy", "bid" -> 1;
            case "sell", "ask" -> -1;
            default -> throw item.problem("side", side + " is neither buy or bid nor sell or ask");
          };
          long lots = item.scaled("size", 6, null, "0", "1000000000");
          events.add(new Event(at, kind.equals("trade") ? RowKind.TRADE : RowKind.DEPTH, sign, item.price("price", null), lots));
        }
        case "tick" -> events.add(new Event(at, RowKind.TICK_SIZE, 0, item.price("size", null), 0));
        default -> throw item.problem("kind", kind + " is not trade, level or tick");
      }
      item.text("note", "");
      item.done();
      if (events.size() > 1 && at < events.get(events.size() - 2).nanos()) throw item.problem("t", "comes before the event before");
    }
    return events;
  }
}
