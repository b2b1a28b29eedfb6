package dev.lockstep.bot.spot;

import dev.lockstep.bot.guard.ShutdownGate;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Purpose;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The broker's boundary: the last question before an order leaves, asked on the main lane in this order: shutdown gate, then the guards: trading mode, kill switch, breakers.
 * What was permitted and has no known outcome is in flight.
 */
final class Boundary {
  private final Core core;
  private final Guards guards;
  private final Set<ClientOrderId> inFlight = new LinkedHashSet<>();
  private final ShutdownGate gate;
  private boolean drained;

  Boundary(Core core, Guards guards) {
    this.core = core;
    this.guards = guards;
    gate = new ShutdownGate(core.settings.drainNanos());
  }

  /** Closes the gate; returns whether it was open. The first reason is kept. */
  boolean close(String reason) {
    return gate.request(reason, core.now());
  }

  String closingReason() {
    return gate.reason();
  }

  boolean closing() {
    return gate.requested();
  }

  /** The drain is over: nothing passes any more. */
  void drained() {
    drained = true;
  }

  boolean isDrained() {
    return drained;
  }

  /** Why an order of this purpose may not be sent now, or null. */
  String refusal(Purpose purpose) {
    boolean refuses = core.parts.get(SpotPolicies.Gate.class) == SpotPolicies.Gate.REFUSES;
    if (refuses && closing() && !purpose.reducesOnly()) return ShutdownGate.SHUTDOWN_REQUESTED;
    if (drained && core.parts.get(SpotPolicies.Drained.class) == SpotPolicies.Drained.NOTHING_AFTER) return ShutdownGate.SHUTDOWN_REQUESTED;
    return guards.refusal(purpose);
  }

  /** The same question, and the order is in flight if it may be sent. */
  String permit(ClientOrderId order, Purpose purpose) {
    String refusal = refusal(purpose);
    if (refusal == null) inFlight.add(order);
    if (refusal == null && !purpose.reducesOnly()) guards.sent();
    return refusal;
  }

  void landed(ClientOrderId order) {
    inFlight.remove(order);
  }

  int inFlight() {
    return inFlight.size();
  }
}
