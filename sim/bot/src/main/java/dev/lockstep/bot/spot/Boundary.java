package dev.lockstep.bot.spot;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.Purpose;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The broker's boundary: the last question before an order leaves, asked on the main lane in this order: shutdown gate, kill switch, breakers.
 * What was permitted and has no known outcome is in flight.
 */
final class Boundary {
  static final String SHUTDOWN = "shutdown_requested";
  private final Core core;
  private final Guards guards;
  private final Set<ClientOrderId> inFlight = new LinkedHashSet<>();
  private String closingReason;
  private boolean drained;

  Boundary(Core core, Guards guards) {
    this.core = core;
    this.guards = guards;
  }

  /** Closes the gate; returns whether it was open. The first reason is kept. */
  boolean close(String reason) {
    if (closingReason != null) return false;
    closingReason = reason.isBlank() ? SHUTDOWN : reason;
    return true;
  }

  String closingReason() {
    return closingReason;
  }

  boolean closing() {
    return closingReason != null;
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
    boolean gate = core.parts.get(SpotPolicies.Gate.class) == SpotPolicies.Gate.REFUSES;
    if (gate && closing() && !purpose.reducesOnly()) return SHUTDOWN;
    if (drained && core.parts.get(SpotPolicies.Drained.class) == SpotPolicies.Drained.NOTHING_AFTER) return SHUTDOWN;
    return guards.refusal(purpose);
  }

  /** The same question, and the order is in flight if it may be sent. */
  String permit(ClientOrderId order, Purpose purpose) {
    String refusal = refusal(purpose);
    if (refusal == null) inFlight.add(order);
    return refusal;
  }

  void landed(ClientOrderId order) {
    inFlight.remove(order);
  }

  int inFlight() {
    return inFlight.size();
  }
}
