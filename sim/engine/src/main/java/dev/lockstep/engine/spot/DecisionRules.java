package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.order.Purpose;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.spot.SpotImage;
import dev.lockstep.bot.spot.SpotSettings;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What entries and exits are decided on, as far as the world knows it. I9: an entry's side is the one to which the averages of the market's own closed
 * candles point, or did a few candles ago (the bot may not have heard of the last ones); the fallback is taken in a later step than the one in which the
 * attempt ended. I8: no entry is decided while saves fail. I10: a side rests after a lot, a refused exit is repeated after its back-off.
 */
final class DecisionRules {
  private static final int BEHIND = 3;
  private static final long SAVE_HEARD_NANOS = 5 * SpotUnits.SECOND;
  private static final long RETRY_NANOS = SpotUnits.SECOND;
  private static final int RETRY_DOUBLES = 3;
  private static final int CANDLES = 64;
  private final Auditor auditor;
  private final SpotSettings settings;
  private final boolean candlesIntact;
  private final boolean librariesIntact;
  private final int[] closes = new int[CANDLES];
  private int closed;
  private final Map<Side, Long> opened = new EnumMap<>(Side.class);
  private final Map<Side, Long> endedIn = new EnumMap<>(Side.class);
  private final Map<Long, Integer> refusals = new LinkedHashMap<>();
  private final Map<Long, Long> refusedNanos = new LinkedHashMap<>();
  private long steps;
  private long failingSinceNanos = Long.MAX_VALUE;
  private final AttemptRules attempts;
  private final RejectRules rejects;

  DecisionRules(Auditor auditor, SpotSettings settings, ActiveFaults faults) {
    this.auditor = auditor;
    this.settings = settings;
    attempts = new AttemptRules(auditor, settings);
    rejects = new RejectRules(auditor);
    // A spoilt candle may be believed: then the averages are the bot's own.
    librariesIntact = faults.any(SwarmFaultKind.F28_THROWS) == null;
    candlesIntact = faults.any(SwarmFaultKind.F5_BAD_VALUES) == null;
  }

  void started(SpotImage found) {
    attempts.started();
    rejects.started(found == null ? null : found.guards().rejects());
    opened.clear();
    endedIn.clear();
    refusals.clear();
    refusedNanos.clear();
    failingSinceNanos = Long.MAX_VALUE;
  }

  /** A handler of the bot threw. */
  void threw() {
    if (librariesIntact) auditor.broken("I7", "a handler threw, and no library did");
  }

  void stepped() {
    steps++;
  }

  void closed(int closeTicks) {
    closes[closed++ % CANDLES] = closeTicks;
  }

  void saved() {
    failingSinceNanos = Long.MAX_VALUE;
  }

  void saveFailed() {
    failingSinceNanos = Math.min(failingSinceNanos, auditor.now());
  }

  void entrySent(OrderRequest request) {
    attempts.sent(request);
    rejects.entrySent(request.id());
  }

  /** An entry was decided, resting or taking, beside so many lots of its side that the bot knows. */
  void decided(ClientOrderId id, int lots) {
    Side side = SpotOrderIds.side(id);
    long now = auditor.now();
    attempts.decided(id);
    if (lots >= settings.lotsPerSideMax()) auditor.broken("I9", "an entry was decided on a side that has all its lots");
    if (candlesIntact && !pointsTo(side)) auditor.broken("I9", "an entry was decided to whose side the candles do not point");
    if (failingSinceNanos != Long.MAX_VALUE && now - failingSinceNanos > SAVE_HEARD_NANOS) auditor.broken("I8", "an entry was decided while saves fail");
    Long last = opened.get(side);
    if (last != null && now - last < settings.cooldownNanos()) auditor.broken("I10", "an entry was decided while its side rests");
    boolean taking = SpotOrderIds.purpose(id) == Purpose.MARKET_ENTRY;
    if (taking && endedIn.getOrDefault(side, -1L) == steps) auditor.broken("I9", "the market fallback was taken in the step in which the attempt ended");
  }

  void repriced(ClientOrderId id) {
    attempts.repriced(id);
  }

  /** {@code undisturbed}: nothing asks the bot to close, and its host did not stand still. */
  void ended(ClientOrderId id, String text, boolean undisturbed) {
    rejects.ended(text, SpotOrderIds.purpose(id) == Purpose.EXIT);
    if (SpotOrderIds.purpose(id) == Purpose.ENTRY) attempts.ended(id, text, undisturbed);
    if (SpotOrderIds.purpose(id) == Purpose.ENTRY) endedIn.put(SpotOrderIds.side(id), steps);
  }

  void opened(long lot) {
    opened.put(SpotOrderIds.side(new ClientOrderId(lot * SpotOrderIds.ATTEMPTS_MAX)), auditor.now());
  }

  private boolean pointsTo(Side side) {
    if (closed < settings.slowCandles() + BEHIND) return true;
    for (int back = 0; back <= BEHIND; back++) {
      long fast = mean(settings.fastCandles(), back) * settings.slowCandles();
      long slow = mean(settings.slowCandles(), back) * settings.fastCandles();
      long distance = (fast - slow) * 1_000_000L / slow;
      if (side == Side.BUY ? distance >= settings.signalCentiBps() : distance <= -settings.signalCentiBps()) return true;
    }
    return false;
  }

  /** Sum of closes, not yet divided. */
  private long mean(int count, int back) {
    long sum = 0;
    for (int i = 1; i <= count; i++) sum += closes[(closed - back - i) % CANDLES];
    return sum;
  }

  void exitRefused(long lot) {
    refusals.merge(lot, 1, Integer::sum);
    refusedNanos.put(lot, auditor.now());
  }

  void exitSent(long lot) {
    Long refused = refusedNanos.get(lot);
    if (refused == null) return;
    int doubles = Math.min(refusals.getOrDefault(lot, 1) - 1, RETRY_DOUBLES);
    if (auditor.now() - refused < RETRY_NANOS << doubles) auditor.broken("I10", "a refused exit was repeated before its back-off");
  }

  /** A lot traded: its tries count anew. */
  void exitTraded(long lot) {
    refusals.remove(lot);
    refusedNanos.remove(lot);
  }
}
