package dev.lockstep.bot.guard;

import dev.lockstep.bot.order.ClientOrderId;
import java.util.ArrayList;
import java.util.List;

/**
 * The last question before a message leaves for the venue: shutdown gate, trading mode, kill switch, guard of orders in flight, in this order. An admitted
 * submission is in flight from this moment; asked on one lane, so nothing comes between question and count.
 */
public final class OrderBoundary {
  private final ShutdownGate gate;
  private final InFlight inFlight;
  private TradingMode mode;

  public OrderBoundary(ShutdownGate gate, InFlight inFlight, TradingMode mode) {
    this.gate = gate;
    this.inFlight = inFlight;
    this.mode = mode;
  }

  /** Changes what the operator allows, from the next message on. */
  public void mode(TradingMode allowed) {
    mode = allowed;
  }

  /** Whether a message of this kind would pass gate, mode and switch now: the reason code, or null. Nothing is counted. */
  public String refusal(Intent intent, long nowNanos, KillSwitch.Reading switchNow) {
    if (!gate.admits(intent, nowNanos)) return ShutdownGate.SHUTDOWN_REQUESTED;
    if (!mode.admits(intent)) return TradingMode.TRADING_DISABLED;
    return KillSwitch.admits(KillSwitch.position(switchNow), intent) ? null : KillSwitch.KILL_SWITCH_ENABLED;
  }

  /** Asks for one message. {@code switchNow} is read for this call. */
  public Admission ask(ClientOrderId id, Intent intent, long nowNanos, KillSwitch.Reading switchNow) {
    List<Admission.Check> checks = new ArrayList<>(4);
    if (refused(checks, "gate", !gate.admits(intent, nowNanos), gate.requested() ? gate.reason() : "open")) {
      return new Admission(false, ShutdownGate.SHUTDOWN_REQUESTED, checks);
    }
    if (refused(checks, "trading-mode", !mode.admits(intent), mode.name())) return new Admission(false, TradingMode.TRADING_DISABLED, checks);
    KillSwitch.Position position = KillSwitch.position(switchNow);
    if (refused(checks, "kill-switch", !KillSwitch.admits(position, intent), position.source())) {
      return new Admission(false, KillSwitch.KILL_SWITCH_ENABLED, checks);
    }
    String busy = inFlight.refusal(id, intent);
    if (refused(checks, "in-flight", busy != null, Integer.toString(inFlight.count()))) return new Admission(false, busy, checks);
    inFlight.begin(id, intent);
    return new Admission(true, Admission.OK, checks);
  }

  private static boolean refused(List<Admission.Check> checks, String check, boolean refused, String detail) {
    checks.add(new Admission.Check(check, refused, detail));
    return refused;
  }
}
