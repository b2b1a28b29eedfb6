package dev.lockstep.forensics.orders;

import dev.lockstep.forensics.event.LogSource;
import java.util.ArrayList;
import java.util.List;

/** The time an order rested; to the end of the evidence if nothing ended it. */
public record OrderSpan(String label, long fromNanos, long toNanos) {
  public static List<OrderSpan> of(LogSource source, long endNanos) {
    List<OrderSpan> spans = new ArrayList<>();
    for (OrderLives.Life life : OrderLives.of(source).lives()) {
      if (!life.placed.timed() || spans.size() >= 1_000) continue;
      long to = life.end != null && life.end.timed() ? life.end.timeNanos() : endNanos;
      spans.add(new OrderSpan((life.side + " " + (life.id == null ? "" : life.id)).strip(), life.placed.timeNanos(), Math.max(to, life.placed.timeNanos())));
    }
    return spans;
  }
}
