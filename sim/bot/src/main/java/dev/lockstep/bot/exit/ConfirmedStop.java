package dev.lockstep.bot.exit;

import dev.lockstep.bot.settings.Hits;
import dev.lockstep.bot.settings.Threshold;
import dev.lockstep.bot.settings.Thresholds;

/**
 * A hard stop that believes books, not ticks. A low best bid counts only where the bids close below it carry the whole position at the
 * floor or better; a hollow book proves nothing and neither counts nor breaks the count, and nor does an empty one. It fires once the
 * bid has been low on enough books over enough time. A best bid above the trigger, however thin, breaks the count.
 */
public final class ConfirmedStop implements ExitTier {
  private static final long NANOS_PER_MICRO = 1_000;

  /** Keys of the settings this tier compares with. */
  public record Keys(String trigger, String ticks, String seconds, String band) {}

  private final Threshold trigger;
  private final Threshold ticks;
  private final Threshold seconds;
  private final Threshold band;
  private final PriceFloor floor;
  private final Hits hits = new Hits();
  private final int needed;
  private int count;
  private long sinceNanos;

  public ConfirmedStop(Thresholds thresholds, Keys keys, PriceFloor floor) {
    trigger = thresholds.of(keys.trigger());
    ticks = thresholds.of(keys.ticks());
    seconds = thresholds.of(keys.seconds());
    band = thresholds.of(keys.band());
    needed = (int) thresholds.value(keys.ticks());
    this.floor = floor;
  }

  @Override
  public ExitReason reason() {
    return ExitReason.HARD_STOP;
  }

  @Override
  public int needed() {
    return needed;
  }

  @Override
  public ExitDecision decide(ExitView view) {
    if (view.bidMicro() < 0) return new ExitDecision.Hold(0);
    if (!hits.isAtLeast(trigger, view.bidMicro())) {
      hits.drop();
      int broken = count;
      count = 0;
      return new ExitDecision.Hold(broken);
    }
    if (!floor.isMet(hits, view) || !hits.isAtLeast(band, view.bidMicro() - view.carryMicro())) return new ExitDecision.Hold(0);
    if (count == 0) sinceNanos = view.quoteNanos();
    count++;
    if (!hits.isReachedBy(ticks, count) || !hits.isReachedBy(seconds, (view.quoteNanos() - sinceNanos) / NANOS_PER_MICRO)) {
      return new ExitDecision.Warn(count);
    }
    hits.keep();
    return new ExitDecision.Exit(reason(), count);
  }
}
