package dev.lockstep.reports.story;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.engine.backtest.Position;
import dev.lockstep.engine.backtest.Watch;
import java.util.List;

/**
 * One position as a report shows it.
 *
 * @param whole from shortly before the entry to the window's end or the last event
 * @param closeUp blackout and exit enlarged, or null where the whole view shows them well enough
 * @param lock spans in which a profit lock rested, and its price
 */
public record WindowStory(
    String release, Window window, Instrument instrument, Provenance provenance, Position position, Position ideal, PriceView whole,
    PriceView closeUp, List<LockSpan> lock, List<StoryEvent> events) {

  /** A resting profit lock: seconds from the window's end, price in ticks. */
  public record LockSpan(double from, double to, int ticks) {}

  public WindowStory {
    lock = List.copyOf(lock);
    events = List.copyOf(events);
  }

  /** Whether it is worth a full chart where there are many. */
  public boolean isRemarkable() {
    return isEventful() || !position.watch().blackouts().isEmpty();
  }

  /** Whether a tier sold it, or it was lost. */
  public boolean isEventful() {
    return position.reason().isTier() || position.falseExit() || Boolean.FALSE.equals(position.settled());
  }

  /** Seconds from the window's end. */
  public double seconds(long nanos) {
    return seconds(window, nanos);
  }

  static double seconds(Window window, long nanos) {
    return (nanos - window.endNanos()) / 1e9;
  }

  /** A blackout as seconds from the window's end. */
  public double[] seconds(Watch.Span span) {
    return new double[] {seconds(span.startNanos()), seconds(span.endNanos())};
  }
}
