package dev.lockstep.engine.spot;

import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.spot.SpotSettings;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** I10: attempts, deadlines and rates. The back-off is judged by when connections are asked for, not by what the bot says of it. */
final class RequestRules {
  private static final long WAY_NANOS = 50 * SpotUnits.MILLI;
  private static final long LASTING_NANOS = 29 * SpotUnits.SECOND;
  private final Verdicts auditor;
  private final SpotSettings settings;
  private final Predicate<ClientOrderId> isExit;
  private final Map<Long, Long> firstSent = new LinkedHashMap<>();
  private final Map<Long, Integer> firstLimit = new LinkedHashMap<>();
  private long waitUntilNanos = Long.MIN_VALUE;
  private long secondNanos;
  private int inSecond;
  /** Orders of this life whose end the bot was told when it sent them. */
  private final Set<ClientOrderId> ended = new LinkedHashSet<>();
  private final Map<ClientOrderId, Long> decided = new LinkedHashMap<>();
  private int connections;
  private long upNanos = Long.MIN_VALUE;
  private long downNanos = Long.MIN_VALUE / 2;
  private long askedNanos = Long.MIN_VALUE / 2;
  private int failures;
  private long lastDelayNanos;
  private long backfillNanos = Long.MIN_VALUE / 2;

  /** @param isExit whether an order closes a position: those need not wait */
  RequestRules(Verdicts auditor, SpotSettings settings, Predicate<ClientOrderId> isExit) {
    this.auditor = auditor;
    this.isExit = isExit;
    this.settings = settings;
  }

  void started() {
    ended.clear();
    decided.clear();
    failures = 0;
    lastDelayNanos = 0;
    backfillNanos = Long.MIN_VALUE / 2;
    askedNanos = Long.MIN_VALUE / 2;
    downNanos = Long.MIN_VALUE / 2;
    waitUntilNanos = Long.MIN_VALUE;
  }

  void died() {
    connections = 0;
    upNanos = Long.MIN_VALUE;
  }

  void requested(Wire.Request kind, ClientOrderId about) {
    long now = auditor.now();
    if (now - secondNanos >= SpotUnits.SECOND) {
      secondNanos = now;
      inSecond = 0;
    }
    if (++inSecond > 2 * settings.requestsPerSecond()) auditor.broken("I10", "more requests than the venue allows");
    if (kind == Wire.Request.ORDER && ended.contains(about)) auditor.broken("I10", "an order was asked for whose end had been told");
    if (kind == Wire.Request.PLACE) latency(about);
    boolean reduces = kind == Wire.Request.CANCEL || about != null && isExit.test(about);
    if (now < waitUntilNanos && !reduces) auditor.broken("I10", "a request was sent before the venue's Retry-After had passed");
  }

  void toldEnd(ClientOrderId id) {
    ended.add(id);
  }

  void decided(ClientOrderId id) {
    decided.put(id, auditor.now());
  }

  /** The latency of orders that take is simulated: none is sent sooner. */
  private void latency(ClientOrderId id) {
    Long from = decided.get(id);
    boolean takes = from != null && SpotOrderIds.purpose(id) != Purpose.ENTRY;
    if (takes && auditor.now() - from < settings.execution().latencyNanosMin()) auditor.broken("I10", "an order that takes was sent before its latency had passed");
  }

  void toldToWait(long untilNanos) {
    waitUntilNanos = Math.max(waitUntilNanos, untilNanos);
  }

  void entrySent(OrderRequest request) {
    long now = auditor.now();
    Long first = firstSent.putIfAbsent(SpotOrderIds.intent(request.id()), now);
    if (first != null && now > first + settings.entry().timeoutNanos() + WAY_NANOS) auditor.broken("I10", "an entry was sent anew after its deadline");
    int limit = firstLimit.computeIfAbsent(SpotOrderIds.intent(request.id()), intent -> request.limitTicks());
    boolean makes = SpotOrderIds.purpose(request.id()) == Purpose.ENTRY;
    long drift = Math.abs((long) request.limitTicks() - limit) * 1_000_000L;
    if (makes && drift > (long) settings.entry().driftCentiBps() * limit) auditor.broken("I10", "a reprice went farther from the first limit than allowed");
    if (SpotOrderIds.attempt(request.id()) > settings.entry().repriceMax()) auditor.broken("I10", "an entry was repriced more often than allowed");
  }

  void linkAsked() {
    long now = auditor.now();
    if (connections > 0) auditor.broken("I10", "a connection was asked for beside one that stands");
    long delay = Math.min(settings.link().delayNanosMax(), settings.link().firstDelayNanos() << Math.max(0, Math.min(failures - 1, 20)));
    long since = Math.max(downNanos, askedNanos);
    if (failures > 0 && now - since < delay - WAY_NANOS) auditor.broken("I10", "a connection was asked for before its back-off had passed");
    askedNanos = now;
    failures++;
  }

  void linkUp() {
    connections++;
    upNanos = auditor.now();
  }

  void linkDown() {
    connections--;
    long now = auditor.now();
    downNanos = now;
    // A connection that lasted may have proved itself: then the count starts again.
    if (upNanos != Long.MIN_VALUE && now - upNanos >= LASTING_NANOS) failures = 1;
    upNanos = Long.MIN_VALUE;
  }

  void backedOff(long delayNanos) {
    if (delayNanos > settings.link().delayNanosMax()) auditor.broken("I10", "a back-off above its cap");
    if (delayNanos < lastDelayNanos && failures > 1) auditor.broken("I10", "a back-off that shrank without lasting data");
    lastDelayNanos = delayNanos;
  }

  void backfilled() {
    if (auditor.now() - backfillNanos < settings.link().backfillNanos()) auditor.broken("I10", "candles were fetched again too soon");
    backfillNanos = auditor.now();
  }
}
