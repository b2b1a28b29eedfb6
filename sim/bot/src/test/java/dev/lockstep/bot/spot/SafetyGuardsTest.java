package dev.lockstep.bot.spot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bot.guard.InFlight;
import dev.lockstep.bot.guard.Intent;
import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.guard.OrderBoundary;
import dev.lockstep.bot.guard.ShutdownGate;
import dev.lockstep.bot.guard.SwitchFile;
import dev.lockstep.bot.guard.TradingMode;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Liquidity;
import dev.lockstep.bot.order.Trade;
import dev.lockstep.bot.port.Clock;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Specification: FACTS-004, the boundary's order; the issue: exits are not asked about by breakers, trips survive a restart. */
class SafetyGuardsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Instrument SPOT = new Instrument("ETH-USD", 10_000_000L, 100_000L, false);
  private final double[] closes = new double[60];
  private long nowNanos = SECOND;
  private OptionalLong equity = OptionalLong.of(1_000 * SECOND);
  private SwitchFile file = new SwitchFile.Absent("/kill");
  private long trades;
  private int reads;

  SafetyGuardsTest() {
    for (int i = 0; i < closes.length; i++) closes[i] = 2_000 + i % 3;
  }

  private SafetyGuards guards(TradingMode mode) {
    SafetyGuards guards = new SafetyGuards(() -> {
      reads++;
      return new KillSwitch.Reading(new TreeMap<>(), file);
    }, mode, new Clock() {
      @Override
      public long monotonicNanos() {
        return nowNanos;
      }

      @Override
      public long epochNanos() {
        return nowNanos;
      }
    }, SafetyGuards.Limits.STANDARD, SPOT);
    guards.watch(new Guards.Figures() {
      @Override
      public double[] closes(int countMax) {
        return java.util.Arrays.copyOf(closes, Math.min(countMax, closes.length));
      }

      @Override
      public OptionalLong equityNanoUsd() {
        return equity;
      }
    });
    return guards;
  }

  /** As the bot's boundary asks: gate, mode and switch, then for entries the breakers. */
  private String ask(SafetyGuards guards, Intent intent) {
    OrderBoundary boundary = new OrderBoundary(new ShutdownGate(1), new InFlight(2, 1), guards.mode());
    String refusal = boundary.refusal(intent, nowNanos, guards.killSwitch());
    return refusal == null && intent == Intent.ENTRY ? guards.entryRefusal() : refusal;
  }

  private void loses(SafetyGuards guards) {
    guards.booked(new Trade(++trades, new ClientOrderId(trades), Side.BUY, 2_000, 10, 0, Liquidity.MAKER));
    guards.booked(new Trade(++trades, new ClientOrderId(trades), Side.SELL, 1_990, 10, 0, Liquidity.TAKER));
  }

  @Test
  void modeThenSwitchThenBreakers() {
    file = new SwitchFile.FolderMissing("/kill");
    equity = OptionalLong.empty();
    assertThat(ask(guards(TradingMode.OBSERVE), Intent.REDUCE_ONLY_EXIT)).isEqualTo("trading_disabled");
    assertThat(ask(guards(TradingMode.TRADE), Intent.REDUCE_ONLY_EXIT)).isEqualTo("kill_switch_enabled");
    assertThat(ask(guards(TradingMode.TRADE), Intent.ENTRY)).isEqualTo("kill_switch_enabled");
    file = new SwitchFile.Absent("/kill");
    SafetyGuards trading = guards(TradingMode.TRADE);
    assertThat(ask(trading, Intent.ENTRY)).isEqualTo("drawdown_unknown");
    assertThat(ask(trading, Intent.REDUCE_ONLY_EXIT)).as("no breaker holds an exit back").isNull();
    equity = OptionalLong.of(1_000 * SECOND);
    assertThat(ask(trading, Intent.ENTRY)).isNull();
    assertThat(reads).as("read again at every question").isEqualTo(6);
    assertThat(ask(guards(TradingMode.REDUCE_ONLY), Intent.ENTRY)).isEqualTo("trading_disabled");
  }

  @Test
  void tripsSurviveARestart() {
    SafetyGuards guards = guards(TradingMode.TRADE);
    assertThat(ask(guards, Intent.ENTRY)).isNull();
    for (int i = 0; i < 4; i++) loses(guards);
    assertThat(ask(guards, Intent.ENTRY)).isNull();
    equity = OptionalLong.of(960 * SECOND);
    SafetyGuards restarted = guards(TradingMode.TRADE);
    assertThat(ask(guards, Intent.ENTRY)).isNull();
    restarted.restore(guards.image());
    loses(restarted);
    assertThat(ask(restarted, Intent.ENTRY)).as("the fifth in a row").isEqualTo("consecutive_losses");
    SafetyGuards again = guards(TradingMode.TRADE);
    again.restore(restarted.image());
    assertThat(ask(again, Intent.ENTRY)).isEqualTo("consecutive_losses");
    assertThat(ask(again, Intent.REDUCE_ONLY_EXIT)).isNull();
  }

  @Test
  void aFallSinceTheDayBeganAndARejectStormRefuseEntries() {
    SafetyGuards guards = guards(TradingMode.TRADE);
    ask(guards, Intent.ENTRY);
    for (int i = 0; i < 5; i++) guards.rejected();
    assertThat(ask(guards, Intent.ENTRY)).isEqualTo("rejects");
    nowNanos += 60 * SECOND;
    assertThat(ask(guards, Intent.ENTRY)).as("one may try").isNull();
    guards.sent();
    assertThat(ask(guards, Intent.ENTRY)).isEqualTo("rejects");
    guards.accepted();
    assertThat(ask(guards, Intent.ENTRY)).isNull();
    equity = OptionalLong.of(950 * SECOND);
    assertThat(ask(guards, Intent.ENTRY)).isEqualTo("max_daily_drawdown");
  }

  @Test
  void wildCandlesRefuseAndFewHold() {
    SafetyGuards guards = guards(TradingMode.TRADE);
    for (int i = 0; i < 5; i++) closes[i] = 2_000 + (i % 2 == 0 ? 60 : -60);
    assertThat(ask(guards, Intent.ENTRY)).isEqualTo("abnormal_volatility");
    SafetyGuards early = guards(TradingMode.TRADE);
    early.watch(new Guards.Figures() {
      @Override
      public double[] closes(int countMax) {
        return new double[35];
      }

      @Override
      public OptionalLong equityNanoUsd() {
        return equity;
      }
    });
    assertThat(ask(early, Intent.ENTRY)).isEqualTo("missing_market_data");
  }

  @Test
  void anOperatorResetsWhatStaysTripped() {
    SafetyGuards guards = guards(TradingMode.TRADE);
    for (int i = 0; i < 5; i++) loses(guards);
    assertThat(ask(guards, Intent.ENTRY)).isEqualTo("consecutive_losses");
    assertThat(guards.reset("drawdown")).isTrue();
    assertThat(ask(guards, Intent.ENTRY)).as("another breaker was reset").isEqualTo("consecutive_losses");
    assertThat(guards.reset("rejects")).as("it reopens by itself").isFalse();
    assertThat(guards.reset("consecutive-losses")).isTrue();
    assertThat(ask(guards, Intent.ENTRY)).isNull();
    loses(guards);
    assertThat(ask(guards, Intent.ENTRY)).as("the row began anew").isNull();
    assertThat(guards.image().losses().trip()).isNull();
  }
}
