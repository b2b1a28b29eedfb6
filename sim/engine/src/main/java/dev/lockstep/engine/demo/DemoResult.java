package dev.lockstep.engine.demo;

import dev.lockstep.bot.exit.ExitReason;
import dev.lockstep.engine.backtest.BacktestResult;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.ReleaseResult;
import dev.lockstep.engine.backtest.Watch;
import dev.lockstep.engine.backtest.WindowRow;
import java.util.ArrayList;
import java.util.List;

/**
 * What the demo found.
 *
 * @param main every window of the box under v1.60 and v1.61
 * @param ablation the two losing windows under each part of the fix, at three account latencies
 * @param logClock the first losing window on the log's clock
 */
public record DemoResult(BacktestResult main, List<Ablation> ablation, BacktestResult logClock) {
  /** The exchange's activity of the day, in cents: what the two losses came to in cash. */
  public static final long BOOKED_NANO_USD = -39_290_000_000L;

  /** Why the booked figure and the table's fees differ by a cent. */
  public static final String BOOKED_REASON =
      "the activity list shows the sales as 5.71 and 2.50 dollars: each fee cut to whole cents (0.04 and 0.00); the fee table charges 0.04509"
          + " and 0.00506";

  /** One release on the two losing windows at one account latency. */
  public record Ablation(String accountSeconds, ReleaseResult release) {}

  /** The seed's expectation for one exit, in nano-dollars a share, and whether it was met. */
  public record Band(String window, ExitReason tier, long lowNano, long highNano, long fillNano, boolean met, String why) {}

  public DemoResult {
    ablation = List.copyOf(ablation);
  }

  public ReleaseResult release(String name) {
    return main.releases().stream().filter(each -> each.release().name().equals(name)).findFirst().orElseThrow();
  }

  /** The two losing windows under a release. */
  public List<WindowRow> losses(String release) {
    return release(release).rows().stream().filter(row -> Demo.LOSSES.contains(row.window().id()) && row.position() != null).toList();
  }

  /** Each exit of a release beside the band in which the seed expected its fill. */
  public List<Band> bands(String release) {
    List<Band> bands = new ArrayList<>();
    for (WindowRow row : release(release).rows()) {
      Position position = row.position();
      if (position != null && position.reason().isTier()) bands.add(band(row, position));
    }
    return bands;
  }

  private static Band band(WindowRow row, Position position) {
    long[] band = switch (position.reason()) {
      case DANGER_EXIT -> new long[] {800_000_000L, 900_000_000L};
      case HARD_STOP -> new long[] {550_000_000L, 650_000_000L};
      case SAFETY_EXIT -> new long[] {600_000_000L, 750_000_000L};
      case PROFIT_LOCK, SETTLEMENT, NONE -> throw new AssertionError(position.reason());
    };
    long fill = position.exitPriceNano();
    boolean met = fill >= band[0] && fill <= band[1];
    return new Band(row.window().id(), position.reason(), band[0], band[1], fill, met, met ? "" : why(row, position, band));
  }

  private static String why(WindowRow row, Position position, long[] band) {
    Position.Exit exit = position.trigger();
    long trigger = exit.triggerBidTicks() * row.instrument().tickNanoUsd();
    long decided = exit.decisionNanos() - exit.conditionNanos();
    long sold = exit.fillNanos() - exit.decisionNanos();
    if (position.exitPriceNano() > band[1]) return "sold dearer than expected";
    String fell = "the bid was " + cents(trigger) + " when it fired and " + cents(position.exitPriceNano()) + " when the order came";
    return trigger < band[0]
        ? "already below the band at the decision, " + seconds(decided) + " after the condition first held; " + fell
        : fell + ", " + seconds(sold) + " later";
  }

  private static String cents(long nano) {
    return nano / 10_000_000 + "c";
  }

  private static String seconds(long nanos) {
    return nanos / 1_000_000_000 + "." + nanos / 100_000_000 % 10 + " s";
  }

  /**
   * For each losing window, in words, whether the blackout caused the loss: it did only if a tier's condition began inside it. v1.61, whose tiers
   * are the more sensitive and which watches all the time, is the witness.
   */
  public List<String> blame() {
    List<String> lines = new ArrayList<>();
    for (WindowRow before : losses("v1.60")) {
      Watch.Span blackout = longest(before.position().watch());
      WindowRow after = losses("v1.61").stream().filter(row -> row.window().id().equals(before.window().id())).findFirst().orElseThrow();
      lines.add(before.window().id() + ": " + blame(before.position(), after.position(), blackout));
    }
    return lines;
  }

  private static Watch.Span longest(Watch watch) {
    Watch.Span longest = null;
    for (Watch.Span span : watch.blackouts()) if (longest == null || span.nanos() > longest.nanos()) longest = span;
    return longest;
  }

  private static String blame(Position before, Position after, Watch.Span blackout) {
    if (blackout == null) return "no blackout";
    boolean missed = after.trigger() != null && inside(after.trigger().conditionNanos(), blackout);
    String ended = "the blackout ended " + seconds(before.exitNanos() - blackout.endNanos()) + " before the sale";
    if (missed) return ended + "; an exit of v1.61 would have begun inside it: it is part of the loss";
    return ended + " and no tier, not even of v1.61, would have begun to fire inside it: it did NOT cause this loss, the thresholds and the execution did";
  }

  private static boolean inside(long nanos, Watch.Span span) {
    return nanos > span.startNanos() && nanos <= span.endNanos();
  }
}
