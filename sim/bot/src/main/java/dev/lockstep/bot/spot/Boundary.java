package dev.lockstep.bot.spot;

import dev.lockstep.bot.guard.Admission;
import dev.lockstep.bot.guard.InFlight;
import dev.lockstep.bot.guard.Intent;
import dev.lockstep.bot.guard.KillSwitch;
import dev.lockstep.bot.guard.OrderBoundary;
import dev.lockstep.bot.guard.ShutdownGate;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Purpose;
import java.util.List;

/**
 * The broker's boundary of the spot bot: the last question before an order leaves, asked on the main lane in this order: shutdown gate, trading mode,
 * kill switch, breakers (entries only), orders in flight. Cancels leave from other lanes, so of them only the time is asked.
 */
final class Boundary {
  /** More than the queue and both entry lanes can have on their way. */
  private static final int IN_FLIGHT_MAX = 64;
  private static final int IN_FLIGHT_FOR_EXITS = 8;

  private final Core core;
  private final Guards guards;
  private final InFlight inFlight = new InFlight(IN_FLIGHT_MAX, IN_FLIGHT_FOR_EXITS);
  private final ShutdownGate gate;
  private final ShutdownGate asked;
  private final OrderBoundary boundary;
  private KillSwitch.Reading readOnce;
  private volatile boolean closing;
  private volatile long closingNanos;
  private volatile boolean drained;

  Boundary(Core core, Guards guards) {
    this.core = core;
    this.guards = guards;
    gate = new ShutdownGate(core.settings.drainNanos());
    boolean open = core.parts.get(SpotPolicies.Gate.class) == SpotPolicies.Gate.OPEN;
    boolean goesOn = core.parts.get(SpotPolicies.Drained.class) == SpotPolicies.Drained.GOES_ON;
    // The controls ask another gate: one that nobody closes, or one whose drain never ends.
    asked = open || goesOn ? new ShutdownGate(Long.MAX_VALUE) : gate;
    boundary = new OrderBoundary(asked, inFlight, guards.mode());
  }

  /** Closes the gate; returns whether it was open. The first reason is kept. */
  boolean close(String reason) {
    boolean first = gate.request(reason, core.now());
    if (first && core.parts.get(SpotPolicies.Gate.class) == SpotPolicies.Gate.REFUSES) asked.request(reason, core.now());
    if (first) closingNanos = core.now();
    closing = true;
    return first;
  }

  ShutdownGate gate() {
    return gate;
  }

  /** Nothing passes any more. */
  void drained() {
    drained = true;
  }

  boolean isDrained() {
    return drained;
  }

  /** Why an order of this purpose may not be sent now, or null. */
  String refusal(Purpose purpose) {
    return refusal(intent(purpose), switchNow());
  }

  private KillSwitch.Reading switchNow() {
    if (core.parts.get(SpotPolicies.SwitchRead.class) == SpotPolicies.SwitchRead.EACH_TIME) return guards.killSwitch();
    if (readOnce == null) readOnce = guards.killSwitch();
    return readOnce;
  }

  private String refusal(Intent intent, KillSwitch.Reading switchNow) {
    if (drained && core.parts.get(SpotPolicies.Drained.class) == SpotPolicies.Drained.NOTHING_AFTER) return ShutdownGate.SHUTDOWN_REQUESTED;
    String refusal = boundary.refusal(intent, core.now(), switchNow);
    return refusal == null && intent == Intent.ENTRY ? guards.entryRefusal() : refusal;
  }

  /** The same question, and the order is in flight if it may be sent. */
  String permit(ClientOrderId order, Purpose purpose) {
    Intent intent = intent(purpose);
    KillSwitch.Reading switchNow = switchNow();
    String refusal = refusal(intent, switchNow);
    if (refusal != null) return refusal;
    Admission admission = boundary.ask(order, intent, core.now(), switchNow);
    if (!admission.admitted()) return admission.reason();
    if (intent == Intent.ENTRY) guards.sent();
    return null;
  }

  private static Intent intent(Purpose purpose) {
    return purpose.reducesOnly() ? Intent.REDUCE_ONLY_EXIT : Intent.ENTRY;
  }

  /** Whether a cancel may leave: until the drain ends, whatever mode and switch say. Any lane may ask. */
  boolean admitsCancel(long nowNanos) {
    if (core.parts.get(SpotPolicies.Drained.class) == SpotPolicies.Drained.GOES_ON) return true;
    return !drained && (!closing || nowNanos - closingNanos < core.settings.drainNanos());
  }

  void landed(ClientOrderId order) {
    inFlight.end(order);
  }

  /** Orders whose sending has no known outcome. */
  List<ClientOrderId> inFlight() {
    return inFlight.orders();
  }
}
