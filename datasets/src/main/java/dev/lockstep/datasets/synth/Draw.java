package dev.lockstep.datasets.synth;

import java.util.ArrayList;
import java.util.List;

/** Draws the numbers of one recipe window from the ranges its specification gives, on whole milliseconds and cents. */
final class Draw {
  private static final long MILLI = 1_000_000L;
  /** Standard normal distance of the tenth percentile. */
  private static final double TENTH = 1.2815515655446004;

  private final SpecNode node;
  private final SplitMix random;
  private final long from;
  private final long to;
  private long crashAt;

  Draw(SpecNode node, SplitMix random, long from, long to) {
    this.node = node;
    this.random = random;
    this.from = from;
    this.to = to;
  }

  long seconds(String key, String low, String high) {
    long[] range = node.range(key, 9, low, high);
    return random.between(range[0] / MILLI, range[1] / MILLI) * MILLI;
  }

  int price(String key, String low, String high) {
    long[] range = node.range(key, 3, low, high);
    int ticks = (int) random.between(range[0] / 10, range[1] / 10) * 10;
    if (ticks < 10 || ticks > 990) throw node.problem(key, "must lie between 0.01 and 0.99");
    return ticks;
  }

  boolean isDown() {
    String subject = node.text("subject", "random");
    return switch (subject) {
      case "up" -> false;
      case "down" -> true;
      case "random" -> random.below(2) == 1;
      default -> throw node.problem("subject", subject + " is not up, down or random");
    };
  }

  /** From the opening price, wandering, to the capture price, by {@code latest} if nothing else is said; returns when that is. */
  long rise(List<Knot> knots, String latest) {
    long capture = seconds("captureAt", "-200", latest);
    if (capture <= from || capture >= to) throw node.problem("captureAt", "does not lie between from and to");
    int open = price("open", "0.45", "0.60");
    int high = price("capture", "0.95", "0.95");
    long every = node.seconds("wanderEvery", "15");
    if (every < MILLI) throw node.problem("wanderEvery", "must be 0.001 s or more");
    int wander = node.price("wander", "0.05");
    knots.add(new Knot(from, open, -1, true));
    for (long at = from + every; at < capture - every; at += every) {
      int trend = open + (int) ((high - 100 - open) * ((at - from) / MILLI) / ((capture - from) / MILLI));
      int shift = (int) random.between(-wander / 10, wander / 10) * 10;
      knots.add(new Knot(at, Math.max(50, Math.min(900, (trend + shift) / 10 * 10)), -1, true));
    }
    knots.add(new Knot(capture, high, -1, true));
    return capture;
  }

  /** From an instant to the end of the recording near a dollar, or near nothing. */
  void toTheEnd(List<Knot> knots, long after, boolean won) {
    int wiggle = node.price("wiggle", "0.02");
    long every = node.seconds("wiggleEvery", "10");
    if (every < MILLI) throw node.problem("wiggleEvery", "must be 0.001 s or more");
    int high = node.price("high", "0.99");
    for (long at = after + every; at < -every; at += every) {
      int shift = (int) random.between(0, wiggle / 10) * 10;
      knots.add(new Knot(at, won ? high - shift : 10 + shift, -1, true));
    }
    knots.add(new Knot(Math.max(after + MILLI, -every / 2), won ? high : 10, -1, true));
  }

  /** Falls from 0.90 to 0.65 in a drawn time whose median and fastest tenth are given, then on to the bottom at that speed. */
  void crash(List<Knot> knots, long capture) {
    int peak = price("peak", "0.96", "0.98");
    crashAt = capture + seconds("crashAfter", "5", "40");
    double median = node.real("crashMedian", "12", "0.001", "1000");
    double tenth = node.real("crashFastestTenth", "1.0", "0.001", "1000");
    double longest = node.real("crashLongest", "60", "0.001", "1000");
    if (tenth > median) throw node.problem("crashFastestTenth", "is above the median");
    double sigma = StrictMath.log(median / tenth) / TENTH;
    double drawn = Math.min(longest, median * StrictMath.exp(sigma * random.normal()));
    long fall = Math.max(1, (long) (drawn * 1000)) * MILLI;
    int bottom = price("bottom", "0.02", "0.05");
    knots.add(new Knot(crashAt, peak, -1, true));
    knots.add(new Knot(crashAt + MILLI, 900, -1, true));
    knots.add(new Knot(crashAt + MILLI + fall, 650, -1, true));
    knots.add(new Knot(crashAt + 2 * MILLI + fall + fall * (650 - bottom) / 250, bottom, -1, true));
  }

  /** The depth after the crash begins, as the specification's {@code hollow} says. */
  List<DepthStep> hollow(List<DepthStep> depth, long capture) {
    SpecNode hollow = node.inner("hollow");
    DepthStep last = depth.get(depth.size() - 1);
    long[] sizes = hollow == null || hollow.sizes("sizes") == null ? new long[] {3_000_000L, 1_000_000L, 2_000_000L} : hollow.sizes("sizes");
    int gap = hollow == null ? 40 : hollow.price("gap", "0.04");
    int levels = hollow == null ? 3 : (int) hollow.whole("levels", "3", 1, 1000);
    if (hollow != null) hollow.done();
    List<DepthStep> steps = new ArrayList<>();
    long at = crashAt;
    for (DepthStep step : depth) if (step.nanos() < at) steps.add(step);
    steps.add(new DepthStep(at, levels, gap, last.spreadTicks(), sizes, sizes, last.jitter(), last.churn()));
    return steps;
  }

  /** Knots in time order; one that would overtake the one before is left out. */
  List<Knot> ordered(List<Knot> knots) {
    List<Knot> ordered = new ArrayList<>();
    for (Knot knot : knots)
      if (ordered.isEmpty() || knot.nanos() > ordered.get(ordered.size() - 1).nanos()) ordered.add(knot);
    return ordered;
  }
}
