package dev.lockstep.datasets.synth;

import dev.lockstep.bot.market.Outcome;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.synth.WindowSpec.Event;
import dev.lockstep.datasets.synth.WindowSpec.LatencyStep;
import dev.lockstep.datasets.tape.BookDifference;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeBuilder;
import java.util.Arrays;
import java.util.TreeMap;

/** Makes the rows of one window: at every instant the book the specification wants, written as its difference from the last. */
final class Synthesis {
  private static final int UNIT = 1000;
  /** Sizes are whole hundredths of a share, as orders are. */
  private static final long SIZE_STEP = 10_000;

  private final WindowSpec spec;
  final TapeBuilder tape = new TapeBuilder(new Anomalies());
  private final BookDifference difference = new BookDifference(UNIT, tape);
  private final PricePath path;
  private final SplitMix sizes;
  private final SplitMix latencies;
  private final SplitMix trades;
  private final long[] instants;
  private final int[] shifts;
  private final double[] factors = new double[2 * (UNIT + 1)];
  private final TreeMap<Integer, Long> fixed = new TreeMap<>();
  private int tick;
  private int depthStep;
  private int latencyStep;
  private int nextEvent;
  private long nextTrade;
  private long localNanos = Long.MIN_VALUE;

  Synthesis(WindowSpec spec, long seed) {
    this.spec = spec;
    path = new PricePath(spec.knots());
    sizes = SplitMix.named(seed, spec.id(), "sizes");
    latencies = SplitMix.named(seed, spec.id(), "latency");
    trades = SplitMix.named(seed, spec.id(), "trades");
    instants = new Instants(spec, SplitMix.named(seed, spec.id(), "cadence")).all();
    tick = spec.tick();
    Arrays.fill(factors, 1);
    SplitMix noise = SplitMix.named(seed, spec.id(), "noise");
    int count = spec.noise().ticks() == 0 ? 0 : (int) ((spec.toNanos() - spec.fromNanos()) / spec.noise().everyNanos()) + 1;
    shifts = new int[count];
    for (int i = 0; i < count; i++) shifts[i] = (int) noise.between(-spec.noise().ticks(), spec.noise().ticks());
    nextTrade = spec.trades().everyNanos() == 0 ? Long.MAX_VALUE : spec.fromNanos() + tradeGap();
  }

  /** All rows, of the Up token. */
  MemoryTape rows() {
    for (long at : instants) {
      begin(at);
      if (at == spec.fromNanos()) tape.row(RowKind.TICK_SIZE, 0, tick, 0);
      while (nextEvent < spec.events().size() && spec.events().get(nextEvent).nanos() <= at) event(spec.events().get(nextEvent++));
      if (nextTrade <= at) randomTrade(at);
      update(at);
    }
    if (spec.resolvedNanos() != Long.MIN_VALUE) {
      begin(Math.max(spec.resolvedNanos(), spec.toNanos()));
      boolean won = spec.winner() == (spec.downSubject() ? Outcome.DOWN : Outcome.UP);
      tape.row(RowKind.RESOLVED, won ? 1 : -1, 0, 0);
    }
    return spec.downSubject() ? tape.rows().mirrored(UNIT) : tape.rows();
  }

  private void begin(long at) {
    while (latencyStep + 1 < spec.latency().size() && spec.latency().get(latencyStep + 1).nanos() <= at) latencyStep++;
    LatencyStep latency = spec.latency().get(latencyStep);
    long delay = latency.base() + (latency.jitter() == 0 ? 0 : latencies.below(latency.jitter() + 1));
    long exchange = spec.endNanos() + at;
    // Messages of one connection do not overtake each other.
    localNanos = Math.max(localNanos, exchange + delay);
    tape.message(exchange, localNanos, spec.id(), 0);
  }

  private DepthStep depth(long at) {
    while (depthStep + 1 < spec.depth().size() && spec.depth().get(depthStep + 1).nanos() <= at) depthStep++;
    return spec.depth().get(depthStep);
  }

  private int shift(long at) {
    if (shifts.length == 0) return 0;
    for (long[] quiet : spec.noise().quiet()) if (at >= quiet[0] && at <= quiet[1]) return 0;
    return shifts[(int) Math.min(shifts.length - 1, (at - spec.fromNanos()) / spec.noise().everyNanos())] * tick;
  }

  private void update(long at) {
    DepthStep depth = depth(at);
    path.at(at, tick, depth.spreadTicks());
    int shift = shift(at);
    int bid = path.bid() == 0 ? 0 : path.bid() + shift;
    int ask = path.ask() == 0 ? 0 : path.ask() + shift;
    boolean first = at == spec.fromNanos();
    if (first) tape.row(RowKind.CLEAR, 0, 0, 0);
    else difference.begin();
    if (bid > 0) side(depth, 1, Math.min(bid, UNIT - tick), depth.bidLots(), first);
    if (ask > 0 && ask < UNIT) side(depth, -1, Math.max(ask, tick), depth.askLots(), first);
    fixed.forEach((key, lots) -> level(first, (key & 1) == 1 ? 1 : -1, key >> 1, lots));
    if (!first) difference.end();
  }

  private void side(DepthStep depth, int side, int best, long[] lots, boolean first) {
    for (int i = 0; i < depth.levels(); i++) {
      int ticks = best - side * i * depth.gapTicks();
      if (ticks <= 0 || ticks >= UNIT) return;
      if (fixed.containsKey(key(side, ticks))) continue;
      int key = key(side, ticks);
      if (depth.churn() > 0 && sizes.unit() < depth.churn()) factors[key] = 1 + depth.jitter() * (2 * sizes.unit() - 1);
      long wanted = lots[Math.min(i, lots.length - 1)];
      if (wanted == 0) continue;
      long size = depth.jitter() == 0 ? wanted : Math.max(1, (long) (wanted * factors[key]) / SIZE_STEP) * SIZE_STEP;
      level(first, side, ticks, size);
    }
  }

  private void level(boolean first, int side, int ticks, long lots) {
    if (first) difference.snapshot(side, ticks, lots);
    else difference.level(side, ticks, lots);
  }

  private static int key(int side, int ticks) {
    return 2 * ticks + (side > 0 ? 1 : 0);
  }

  private void event(Event event) {
    if (event.kind() == RowKind.TICK_SIZE) {
      tick = event.ticks();
      tape.row(RowKind.TICK_SIZE, 0, tick, 0);
    } else if (event.kind() == RowKind.TRADE) {
      trade(event.side(), event.ticks(), event.lots());
    } else {
      fixed.put(key(event.side(), event.ticks()), event.lots());
    }
  }

  /** A print, then the level it took from; the next update brings the level back. */
  private void trade(int side, int ticks, long lots) {
    tape.row(RowKind.TRADE, side, ticks, lots);
    long shown = difference.book().lots(-side, ticks);
    if (shown > 0) difference.change(-side, ticks, Math.max(0, shown - lots));
  }

  private void randomTrade(long at) {
    nextTrade = at + tradeGap();
    int side = trades.below(2) == 0 ? 1 : -1;
    int ticks = side > 0 ? difference.book().bestAsk() : difference.book().bestBid();
    long size = trades.between(spec.trades().fromLots(), spec.trades().toLots()) / SIZE_STEP * SIZE_STEP;
    if (ticks > 0 && size > 0) trade(side, ticks, Math.min(size, difference.book().lots(-side, ticks)));
  }

  /** Exponential distances would need a logarithm; a uniform one around the mean does as well here. */
  private long tradeGap() {
    return 1 + trades.below(2 * spec.trades().everyNanos());
  }
}
