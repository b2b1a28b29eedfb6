package dev.lockstep.bot.guard;

import dev.lockstep.bot.order.ClientOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Messages that left and have no answer yet, by order. An order has at most one submission in flight; entries leave room for exits, and
 * cancels need none.
 */
public final class InFlight {
  static final String DUPLICATE = "duplicate_in_flight";
  static final String FULL = "in_flight_full";
  private final int limit;
  private final int reservedForExits;
  private final TreeMap<ClientOrderId, Intent> submissions = new TreeMap<>();

  public InFlight(int limit, int reservedForExits) {
    if (reservedForExits < 1 || limit <= reservedForExits) throw new IllegalArgumentException(limit + " in flight, " + reservedForExits + " of them for exits");
    this.limit = limit;
    this.reservedForExits = reservedForExits;
  }

  /** Why a submission may not start, or null. */
  String refusal(ClientOrderId id, Intent intent) {
    if (intent == Intent.CANCEL) return null;
    if (submissions.containsKey(id)) return DUPLICATE;
    return submissions.size() >= (intent == Intent.ENTRY ? limit - reservedForExits : limit) ? FULL : null;
  }

  void begin(ClientOrderId id, Intent intent) {
    if (intent != Intent.CANCEL) submissions.put(id, intent);
  }

  /** An answer came, or the outcome is unknown and somebody else looks for it. An order that is not in flight changes nothing. */
  public void end(ClientOrderId id) {
    submissions.remove(id);
  }

  public int count() {
    return submissions.size();
  }

  /** The orders, in the order of their ids. */
  public List<ClientOrderId> orders() {
    return new ArrayList<>(submissions.keySet());
  }
}
