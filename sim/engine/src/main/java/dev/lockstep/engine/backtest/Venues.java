package dev.lockstep.engine.backtest;

import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.engine.exchange.ExchangeSettings;
import java.util.Locale;

/** The venue whose rules a window is replayed under, by the format it was recorded in. */
public final class Venues {
  private Venues() {}

  public static ExchangeSettings of(WindowTape tape) {
    String format = tape.provenance().format().toLowerCase(Locale.ROOT);
    if (format.contains("kalshi")) return ExchangeSettings.kalshi();
    return tape.instrument().binary() && (format.contains("polymarket") || tape.window().synthetic() || tape.id().contains("-updown-"))
        ? ExchangeSettings.polymarket()
        : ExchangeSettings.plain();
  }
}
