package dev.lockstep.reports;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.release.Release;
import dev.lockstep.bot.settings.Setting;
import dev.lockstep.bot.settings.Settings;
import dev.lockstep.bot.window.WindowSettings;
import dev.lockstep.datasets.catalog.Depth;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;
import dev.lockstep.datasets.format.WindowTape;
import dev.lockstep.datasets.quality.Anomalies;
import dev.lockstep.datasets.tape.MemoryTape;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.datasets.tape.TapeHeader;
import dev.lockstep.datasets.tape.TapeMeta;
import dev.lockstep.datasets.tape.TapeSource;
import dev.lockstep.engine.backtest.WindowResult;
import dev.lockstep.engine.backtest.WindowRun;
import dev.lockstep.engine.exchange.ExchangeSettings;
import dev.lockstep.engine.venue.WorldSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A hand-drawn window: the UP token's best bid in cents at given seconds before the end, one cent spread, five levels deep. */
public final class Drawn {
  /** 2026-02-28T01:30:00Z: the end of the first incident window. */
  public static final long END = 1_772_242_200_000_000_000L;
  private static final long SHARE = 1_000_000L;
  private static final int LEVELS = 5;

  private final MemoryTape rows = new MemoryTape();
  private final Window window;
  private final long shares;
  private int lastCents = -1;

  public Drawn(String id, Outcome winner) {
    this(id, winner, 100, 0);
  }

  /** {@code shares} stand on every level; {@code later} windows further on in time. */
  public Drawn(String id, Outcome winner, long shares, int later) {
    this.shares = shares;
    long end = END + later * 900_000_000_000L;
    window = new Window(
        id, end - 900_000_000_000L, end, "up", "down", winner, winner == null ? Window.WinnerSource.UNKNOWN : Window.WinnerSource.RECORDED, true);
  }

  /** The crash of the incident: filled at 95, 97 again, then 80, 50 and 6 cents within eight seconds. */
  public static Drawn crash(String id) {
    return crash(id, 0);
  }

  /** The same, {@code later} windows further on in time. */
  public static Drawn crash(String id, int later) {
    return new Drawn(id, Outcome.DOWN, 100, later)
        .bid(140, 97).bid(109, 94).sale(109, 95, 100).bid(108.5, 97).bid(106, 80).bid(104, 50).bid(100, 6).bid(-2, 5);
  }

  /** A winner that fills and stays up. */
  public static Drawn winner(String id, int later) {
    return new Drawn(id, Outcome.UP, 100, later)
        .bid(140, 97).bid(109, 94).sale(109, 95, 100).bid(108.5, 97).bid(60, 98).bid(-2, 98);
  }

  public Drawn bid(double secondsLeft, int cents) {
    long at = window.endNanos() - Math.round(secondsLeft * 1e9);
    if (lastCents < 0) rows.add(at, at, RowKind.CLEAR, (byte) 0, 0, 0);
    else levels(at, lastCents, 0);
    levels(at, cents, shares * SHARE);
    lastCents = cents;
    return this;
  }

  public Drawn sale(double secondsLeft, int cents, long size) {
    long at = window.endNanos() - Math.round(secondsLeft * 1e9);
    rows.add(at, at, RowKind.TRADE, (byte) -1, cents * 10, size * SHARE);
    return this;
  }

  private void levels(long at, int cents, long lots) {
    for (int level = 0; level < LEVELS; level++) {
      if (cents - level > 0) rows.add(at, at, RowKind.DEPTH, (byte) 1, (cents - level) * 10, lots);
      int ask = cents + 1 + level;
      if (cents > 0 && ask < 100) rows.add(at, at, RowKind.DEPTH, (byte) -1, ask * 10, lots);
    }
  }

  public WindowTape tape() {
    TapeHeader header = new TapeHeader(Instrument.polymarket(window.id()), window, -1);
    return WindowTape.of(
        new TapeMeta(header, new Provenance("drawn", "drawn", Depth.FULL_BOOK, "drawn"), null, new Anomalies()), rows);
  }

  /** The run of this window under a release. */
  public WindowResult run(Release release) throws IOException {
    try (TapeSource source = tape().open()) {
      return WindowRun.run(source, release, settings(release), ExchangeSettings.polymarket(), 1);
    }
  }

  public static Settings settings(Release release) {
    List<Setting> known = new ArrayList<>(WindowSettings.all());
    known.addAll(WorldSettings.all());
    return Settings.standard(known)
        .withAll(release.overrides())
        .with(WorldSettings.VENUE_SETTLEMENT, "constant")
        .with(WorldSettings.VENUE_SETTLEMENT_LAG, "8");
  }
}
