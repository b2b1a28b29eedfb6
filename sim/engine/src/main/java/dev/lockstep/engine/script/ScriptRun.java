package dev.lockstep.engine.script;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderEvent;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.datasets.tape.RowKind;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.latency.FifoChannel;
import dev.lockstep.engine.latency.LatencyModel;
import dev.lockstep.engine.replay.ReplayFeed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends scripted requests through a latency to an exchange and collects the responses. Both directions are first in, first out. At one
 * instant: rows of the tape, then requests at the venue, then responses at the sender, then the script.
 */
public final class ScriptRun implements SimulatedExchange.OrderEvents {
  /** After the last row of a tape its book is believed this long; then it is unknown and nothing fills. */
  public static final long TAPE_END_GRACE_NANOS = 1_000_000_000L;

  private final List<ScriptLine> script;
  private final LatencyModel latency;
  private final CancelRule cancelRule;
  private final FifoChannel toVenue = new FifoChannel();
  private final FifoChannel toSender = new FifoChannel();
  private final ArrayDeque<Request> requests = new ArrayDeque<>();
  private final ArrayDeque<OrderResponse> answers = new ArrayDeque<>();
  private final List<OrderResponse> received = new ArrayList<>();
  private final Map<ClientOrderId, OrderRequest> sent = new TreeMap<>();
  private final Map<ClientOrderId, Integer> counts = new TreeMap<>();
  private final Set<ClientOrderId> inFlight = new TreeSet<>();
  private final Set<ClientOrderId> openAsKnown = new TreeSet<>();
  private SimulatedExchange exchange;
  private boolean tapeOver;

  /** Which cancels of the script are sent. */
  public enum CancelRule {
    /** All of them. */
    ALWAYS,
    /** Only where the sender believes the order open and no request of it is on its way, as hftbacktest does. */
    IF_KNOWN_OPEN
  }

  public ScriptRun(List<ScriptLine> script, LatencyModel latency, CancelRule cancelRule) {
    this.script = script.stream().sorted(Comparator.comparingLong(ScriptLine::nanos)).toList();
    this.latency = latency;
    this.cancelRule = cancelRule;
  }

  /** Runs to the end of the tape; responses come back by time received, order and number. */
  public List<OrderResponse> run(SimulatedExchange venue, ReplayFeed feed) {
    exchange = venue;
    int next = 0;
    while (next < script.size() || !requests.isEmpty() || !answers.isEmpty()) {
      long now = nextNanos(next);
      if (!runVenueFully(feed, now, next)) continue;
      while (!requests.isEmpty() && requests.peek().nanos == now) arrive(requests.remove());
      while (!answers.isEmpty() && answers.peek().localNanos() == now) receive(answers.remove());
      while (next < script.size() && script.get(next).nanos() == now) send(script.get(next++));
    }
    while (play(feed, Long.MAX_VALUE) != Long.MAX_VALUE) continue;
    while (!answers.isEmpty()) receive(answers.remove());
    received.sort(Comparator.comparingLong(OrderResponse::localNanos)
        .thenComparing(response -> response.event().id())
        .thenComparingInt(OrderResponse::number));
    return received;
  }

  /** Rows up to now; false when an answer comes to be due before. */
  private boolean runVenueFully(ReplayFeed feed, long now, int next) {
    while (play(feed, now) < now) if (nextNanos(next) < now) return false;
    return nextNanos(next) == now;
  }

  /** The venue up to a limit, or until something happened; the book is unknown once the tape has been over for a while. */
  private long play(ReplayFeed feed, long limitNanos) {
    while (true) {
      long part = tapeOver ? limitNanos : Math.min(limitNanos, part(feed));
      long reached = feed.runVenueUntil(part);
      if (reached < part) return reached;
      if (!tapeOver && feed.nextVenueNanos() == Long.MAX_VALUE && believedUntil(feed) <= part) endTape(feed);
      if (part == limitNanos) return limitNanos;
    }
  }

  /** How far one can go without passing the end of a tape that nobody knew to be near. */
  private static long part(ReplayFeed feed) {
    long next = feed.nextVenueNanos();
    return next == Long.MAX_VALUE ? believedUntil(feed) : Math.max(next, believedUntil(feed));
  }

  private static long believedUntil(ReplayFeed feed) {
    return feed.lastVenueNanos() + TAPE_END_GRACE_NANOS;
  }

  private void endTape(ReplayFeed feed) {
    tapeOver = true;
    if (!exchange.resolved() && feed.venueRows() > 0) exchange.onRow(RowKind.FEED, (byte) -1, 0, 0, believedUntil(feed));
  }

  private long nextNanos(int next) {
    long nanos = next < script.size() ? script.get(next).nanos() : Long.MAX_VALUE;
    if (!requests.isEmpty()) nanos = Math.min(nanos, requests.peek().nanos);
    if (!answers.isEmpty()) nanos = Math.min(nanos, answers.peek().localNanos());
    return nanos;
  }

  private void send(ScriptLine line) {
    boolean cancel = line.order() == null;
    boolean known = openAsKnown.contains(line.id()) && !inFlight.contains(line.id());
    if (cancel && cancelRule == CancelRule.IF_KNOWN_OPEN && !known) return;
    inFlight.add(line.id());
    if (!cancel) sent.put(line.id(), line.order());
    requests.add(new Request(toVenue.arrivalNanos(line.nanos(), latency.entryNanos(line.nanos())), line));
  }

  private void arrive(Request request) {
    if (request.line.order() == null) exchange.cancel(request.line.id(), request.nanos);
    else exchange.submit(request.line.order(), request.nanos);
  }

  @Override
  public void onOrderEvent(OrderEvent event) {
    OrderStatus status = exchange.status(event.id());
    long nanos = toSender.arrivalNanos(event.exchangeNanos(), latency.responseNanos(event.exchangeNanos()));
    int number = counts.merge(event.id(), 1, Integer::sum) - 1;
    answers.add(new OrderResponse(nanos, number, sent.get(event.id()), event, status == null ? 0 : status.leavesLots()));
  }

  private void receive(OrderResponse response) {
    received.add(response);
    ClientOrderId id = response.event().id();
    inFlight.remove(id);
    if (response.event() instanceof OrderEvent.Accepted || response.event() instanceof OrderEvent.PartiallyFilled) openAsKnown.add(id);
    else openAsKnown.remove(id);
  }

  private record Request(long nanos, ScriptLine line) {}
}
