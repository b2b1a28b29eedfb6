package dev.lockstep.engine.spot;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderReport;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.RandomSource;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.lane.VirtualSignal;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.function.UnaryOperator;

/** The way of requests to a venue and of answers back, with what the faults make of them. */
final class Requests {
  private static final long WAY_NANOS_MIN = 10 * SpotUnits.MILLI;
  private static final long WAY_NANOS_RANGE = 30 * SpotUnits.MILLI;
  private static final int WAIT_SECONDS_MAX = 8;
  private static final long NO_PLACING = -1;

  /** What the venue does when a request has come to it; its answer may be lost. */
  interface Service {
    Object serve();
  }

  /** An answer that holds a quote, and when that was made. */
  record Quoted(Object answer, long madeNanos) {}

  private final EventQueue queue;
  private final ActiveFaults faults;
  private final RandomSource latency;
  private final Wire wire;
  private final Session session;
  private final UnaryOperator<Object> onTheWayBack;
  private long lastArrivalNanos;

  /** @param onTheWayBack what becomes of an answer */
  Requests(EventQueue queue, ActiveFaults faults, RandomSource latency, Wire wire, Session session, UnaryOperator<Object> onTheWayBack) {
    this.queue = queue;
    this.faults = faults;
    this.latency = latency;
    this.wire = wire;
    this.session = session;
    this.onTheWayBack = onTheWayBack;
  }

  private long now() {
    return queue.nowNanos();
  }

  private long way() {
    return WAY_NANOS_MIN + latency.nextLong(WAY_NANOS_RANGE);
  }

  /** A sending that throws may have been sent, as far as the bot can know; {@code placed} is null for anything else. */
  void throwIfFaulty(ClientOrderId placed) {
    if (!faults.strikes(SwarmFaultKind.F28_THROWS, now())) return;
    if (placed != null) wire.unanswered(placed);
    throw new IllegalStateException("the client library has a defect");
  }

  /** Carries a request. {@code order}: whose outcome is unknown if no answer says it; null for questions. */
  <T> Reply<T> send(ClientOrderId order, boolean places, long addedNanos, Service served) {
    VirtualSignal<T> reply = new VirtualSignal<>();
    // One connection for orders and cancels: they arrive in the order in which they were sent, unless a fault holds one up.
    long sentNanos = now();
    long arrival = sentNanos + way() + addedNanos;
    if (order != null && addedNanos == 0) arrival = lastArrivalNanos = Math.max(lastArrivalNanos, arrival);
    queue.schedule(arrival, Phase.EXCHANGE_ORDERS, () -> {
      Object answer = overloaded(order, served);
      answerLater(reply, order, places ? sentNanos : NO_PLACING, answer);
    });
    return reply;
  }

  private Object overloaded(ClientOrderId order, Service served) {
    if (!faults.strikes(SwarmFaultKind.F15_RATE_LIMIT, now())) return served.serve();
    return switch (faults.draw(SwarmFaultKind.F15_RATE_LIMIT, 4)) {
      case 0 -> new VenueError(429, "too many requests", (1 + faults.draw(SwarmFaultKind.F15_RATE_LIMIT, WAIT_SECONDS_MAX)) * SpotUnits.SECOND);
      case 1 -> new VenueError(418, "banned", (1 + faults.draw(SwarmFaultKind.F15_RATE_LIMIT, WAIT_SECONDS_MAX)) * SpotUnits.SECOND);
      case 2 -> new VenueError(503, "service unavailable");
      default -> {
        served.serve();
        yield new VenueError(504, "-1007 timeout waiting for response; send status unknown");
      }
    };
  }

  private static boolean ended(Object answer) {
    return answer instanceof OrderReport report && report.state().ended() || answer instanceof OrderStatus status && status.state().ended();
  }

  /** {@code placedNanos}: when the order was sent whose answer this is, or {@link #NO_PLACING}. */
  private <T> void answerLater(VirtualSignal<T> reply, ClientOrderId order, long placedNanos, Object answer) {
    long back = way() + faults.delayNanos(SwarmFaultKind.F9_LATE_ANSWER, now());
    boolean lost = faults.strikes(SwarmFaultKind.F8_LOST_ANSWER, now());
    boolean unknown = answer instanceof VenueError error && error.outcomeUnknown();
    boolean refused = placedNanos != NO_PLACING && answer instanceof VenueError && !unknown;
    if (refused) wire.refused(order);
    if (order != null && (lost || unknown || back > SpotUnits.SECOND / 2)) wire.unanswered(order);
    if (lost) return;
    Object told = onTheWayBack.apply(answer);
    queue.schedule(now() + back, Phase.BOT_ORDER_EVENTS, () -> session.deliver(() -> {
      if (placedNanos != NO_PLACING && !unknown) wire.told(order, refused ? Wire.Told.REFUSED : ended(answer) ? Wire.Told.ENDED : Wire.Told.LIVE, now() - placedNanos);
      finish(reply, told);
    }));
  }

  @SuppressWarnings("unchecked") // each request's supplier returns its own type or an error
  private <T> void finish(VirtualSignal<T> reply, Object answer) {
    if (!(answer instanceof VenueError error)) {
      if (answer instanceof Quoted quoted) wire.toldQuote(quoted.madeNanos());
      reply.complete((T) (answer instanceof Quoted quoted ? quoted.answer() : answer));
      return;
    }
    if (error.retryAfterNanos() > 0) wire.toldToWait(now() + error.retryAfterNanos());
    reply.fail(error);
  }
}
