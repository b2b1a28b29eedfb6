package dev.lockstep.engine.sweep;

import dev.lockstep.bot.settings.SettingException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** What a point is judged by. Money in nano-dollars; null is unknown. */
public enum Metric {
  PNL("pnlUsd", 9, PointTotals::pnlNanoUsd),
  GROSS_PNL("grossPnlUsd", 9, PointTotals::grossPnlNanoUsd),
  FALSE_EXITS("falseExits", 0, totals -> (long) totals.falseExits()),
  WINNERS("winners", 0, totals -> (long) totals.winners()),
  REVERSALS("reversals", 0, totals -> (long) totals.reversals()),
  REVERSALS_EXITED("reversalsExited", 0, totals -> (long) totals.reversalsExited());

  private final String label;
  private final int decimals;
  private final Function<PointTotals, Long> of;

  Metric(String label, int decimals, Function<PointTotals, Long> of) {
    this.label = label;
    this.decimals = decimals;
    this.of = of;
  }

  public String label() {
    return label;
  }

  /** The metric at a point, or null where it is unknown. */
  public Long of(PointTotals totals) {
    return of.apply(totals);
  }

  public static Metric parse(String text) {
    return Arrays.stream(values()).filter(metric -> metric.label.equals(text)).findFirst().orElseThrow(() -> new SettingException(
        "unknown metric " + text + "; known are " + String.join(", ", Arrays.stream(values()).map(Metric::label).toList())));
  }

  /** A bound on this metric in its whole numbers. */
  long bound(String text) {
    try {
      return new java.math.BigDecimal(text.strip()).movePointRight(decimals).longValueExact();
    } catch (NumberFormatException | ArithmeticException e) {
      throw new SettingException(String.format(Locale.ROOT, "%s: %s is not a %s number", label, text, decimals == 0 ? "whole" : "decimal"));
    }
  }
}
