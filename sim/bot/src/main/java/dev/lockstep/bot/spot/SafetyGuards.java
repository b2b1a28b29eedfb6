package dev.lockstep.bot.spot;

import dev.lockstep.bot.guard.BreakerVerdict;
import dev.lockstep.bot.guard.Breakers;
import dev.lockstep.bot.guard.DrawdownBreaker;
import dev.lockstep.bot.guard.EntryView;
import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.guard.LossStreakBreaker;
import dev.lockstep.bot.guard.MissingDataBreaker;
import dev.lockstep.bot.guard.RejectBreaker;
import dev.lockstep.bot.guard.TradingMode;
import dev.lockstep.bot.guard.VolatilityBreaker;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.port.Clock;
import dev.lockstep.bot.port.SwitchSource;
import dev.lockstep.bot.state.GuardState;
import java.util.List;
import java.util.OptionalLong;

/** The guards of a bot that trades: mode, kill switch, and for entries all breakers, in this order. */
public final class SafetyGuards implements Guards {
  /**
   * When breakers trip.
   *
   * @param lossesMax losses in a row; 0 disables
   * @param drawdownBps fall since the UTC day began, in basis points; 0 disables
   * @param volatilityRatio spread of the latest returns over that of those before; 0 disables
   */
  public record Limits(int lossesMax, int drawdownBps, double volatilityRatio, int recentReturns, int baselineReturns) {
    /** Five losses and five per cent of seed 002; ratio 3 over 5 and 30 returns of seed 004. */
    public static final Limits STANDARD = new Limits(5, DrawdownBreaker.STANDARD_BPS, 3, 5, 30);

    int candles() {
      return recentReturns + baselineReturns + 1;
    }
  }

  private final SwitchSource killSwitch;
  private final TradingMode mode;
  private final Clock clock;
  private final Limits limits;
  private final LossStreakBreaker losses;
  private final DrawdownBreaker drawdown;
  private final RejectBreaker rejects = RejectBreaker.standard();
  private final Breakers breakers;
  private Figures figures;

  public SafetyGuards(SwitchSource killSwitch, TradingMode mode, Clock clock, Limits limits, Instrument instrument) {
    this.killSwitch = killSwitch;
    this.mode = mode;
    this.clock = clock;
    this.limits = limits;
    losses = new LossStreakBreaker(limits.lossesMax(), instrument);
    drawdown = new DrawdownBreaker(limits.drawdownBps());
    VolatilityBreaker volatility = new VolatilityBreaker(
        VolatilityBreaker.Baseline.BEFORE_RECENT, limits.volatilityRatio(), limits.recentReturns(), limits.baselineReturns());
    breakers = new Breakers(List.of(new MissingDataBreaker(limits.candles()), losses, drawdown, rejects, volatility));
  }

  @Override
  public void watch(Figures given) {
    figures = given;
  }

  @Override
  public TradingMode mode() {
    return mode;
  }

  @Override
  public KillSwitch.Reading killSwitch() {
    return killSwitch.read();
  }

  @Override
  public String entryRefusal() {
    equity();
    BreakerVerdict verdict = breakers.judge(new EntryView(figures.closes(limits.candles()), clock.monotonicNanos()));
    return verdict.passes() ? null : verdict.reasonCode();
  }

  private void equity() {
    OptionalLong equityNanoUsd = figures.equityNanoUsd();
    if (equityNanoUsd.isPresent()) drawdown.equity(equityNanoUsd.getAsLong(), clock.epochNanos());
    else drawdown.equityUnknown();
  }

  @Override
  public void sent() {
    rejects.sent();
  }

  @Override
  public void booked(Trade trade) {
    losses.filled(trade.side(), trade.lots(), trade.priceTicks(), trade.feeNanoUsd(), clock.epochNanos());
  }

  @Override
  public void rejected() {
    rejects.rejected(clock.monotonicNanos());
  }

  @Override
  public void accepted() {
    rejects.accepted();
  }

  @Override
  public void unanswered() {
    rejects.gaveUp();
  }

  @Override
  public boolean reset(String breaker) {
    if (breaker.equals(losses.name())) losses.reset();
    else if (breaker.equals(drawdown.name())) drawdown.reset();
    else return false;
    return true;
  }

  @Override
  public GuardState image() {
    return GuardState.of(losses, drawdown, rejects);
  }

  @Override
  public void restore(GuardState kept) {
    losses.restore(kept.losses());
    drawdown.restore(kept.drawdown());
    rejects.restore(kept.rejects(), clock.monotonicNanos());
  }
}
