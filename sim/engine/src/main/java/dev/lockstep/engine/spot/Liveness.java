package dev.lockstep.engine.spot;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.position.LedgerImage;
import dev.lockstep.bot.spot.SpotImage;
import dev.lockstep.bot.spot.SpotSettings;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What must happen in time. I7: the main loop steps. I13: a lot that has to be closed ({@link ExitTriggers}), on quotes that were heard intact, is closed within three
 * ticks, plus the latency that the queue simulates and the moment an exit waits for its save; after an exit that failed, plus its back-off. Host
 * pause, kill switch, dead link, and faults that keep answers away do not count.
 */
final class Liveness {
  private static final long ALIVE_NANOS = 2 * SpotUnits.SECOND;
  private static final long RECOVERED_NANOS = 10 * SpotUnits.SECOND;
  private static final long RETRY_NANOS = 8 * SpotUnits.SECOND;
  /** Execution latency and the save that an exit may wait for. */
  private static final long ON_TOP_NANOS = 750 * SpotUnits.MILLI;
  private static final int TICKS = 3;
  /** One back-fill that failed, the rest until the next, and some candles. */
  private static final long COLD_NANOS = 50 * SpotUnits.SECOND;
  /** Longer than data may be stale, by some steps. */
  private static final long BLIND_NANOS = 35 * SpotUnits.SECOND;
  private static final long SETTLED_NANOS = 5 * SpotUnits.SECOND;
  /** How long a book may stay unknown after a connection. */
  private static final long RESYNC_NANOS = 4 * SpotUnits.SECOND;
  private static final SwarmFaultKind[] KEEP_ANSWERS_AWAY = {
    SwarmFaultKind.F8_LOST_ANSWER, SwarmFaultKind.F9_LATE_ANSWER, SwarmFaultKind.F13_UNKNOWN_ORDER, SwarmFaultKind.F14_REJECT_STORM,
    SwarmFaultKind.F15_RATE_LIMIT, SwarmFaultKind.F16_SETTLEMENT, SwarmFaultKind.F18_STALE_ANSWERS, SwarmFaultKind.F28_THROWS,
    SwarmFaultKind.F5_BAD_VALUES, SwarmFaultKind.F6_BAD_BOOK, SwarmFaultKind.F2_FEED_GAP, SwarmFaultKind.F3_OUT_OF_ORDER,
    SwarmFaultKind.F1_FEED_STALL, SwarmFaultKind.F17_LINK
  };
  private final Auditor auditor;
  private final SpotSettings settings;
  private final TruthBooks books;
  private final ActiveFaults faults;
  private final ExitTriggers triggers;
  private final Map<Long, Long> known = new LinkedHashMap<>();
  private final Set<Long> blind = new LinkedHashSet<>();
  private final Map<Long, Long> dueSince = new LinkedHashMap<>();
  private final Map<Long, Long> exitEnded = new LinkedHashMap<>();
  private final Set<Long> exiting = new LinkedHashSet<>();
  private boolean running;
  private boolean ready;
  private boolean halted;
  private long stepNanos;
  private long goodNanos = Long.MIN_VALUE / 2;
  private long earliestDueNanos = Long.MAX_VALUE;
  /** When anything of the stream, or a quote that was asked for, reached the bot last. */
  private long quoteNanos = Long.MIN_VALUE / 2;
  private boolean alarmStands;
  private long coldNanos;
  private long startedNanos;
  private long disturbedNanos;
  private long pausedUntilNanos = Long.MIN_VALUE / 2;

  Liveness(Auditor auditor, SpotSettings settings, TruthBooks books, ActiveFaults faults) {
    this.auditor = auditor;
    this.settings = settings;
    this.books = books;
    triggers = new ExitTriggers(settings.exits());
    this.faults = faults;
  }

  void started(long awakeNanos, SpotImage found) {
    coldNanos = auditor.now();
    startedNanos = coldNanos;
    disturbedNanos = coldNanos;
    running = true;
    ready = false;
    stepNanos = awakeNanos;
    known.clear();
    blind.clear();
    alarmStands = false;
    exiting.clear();
    exitEnded.clear();
    forgetDue();
    triggers.started(found == null ? null : found.ledger());
    if (found == null) return;
    // An exit that was decided before the start may have been sent: its end must be certain before another is.
    for (LedgerImage.LotImage lot : found.ledger().lots()) if (lot.exitOrder() != 0) exiting.add(lot.id());
  }

  void ready() {
    ready = true;
    quoteNanos = auditor.now();
    for (TruthBooks.TrueLot lot : books.lots()) known.put(lot.id, auditor.now());
  }

  void died() {
    running = false;
    forgetDue();
  }

  void closing() {
    ready = false;
    running = false;
    forgetDue();
  }

  void halted(boolean on) {
    halted = on;
    forgetDue();
  }

  /** A dead link brings no prices: what was due is due again from the first quote that comes. */
  void linkDown() {
    disturbedNanos = auditor.now();
    forgetDue();
  }

  void paused(long untilNanos) {
    stepNanos = Math.max(stepNanos, untilNanos);
    pausedUntilNanos = untilNanos;
    // What comes in a heap when the host goes on is not all believed.
    disturbedNanos = untilNanos;
    goodNanos = Math.max(goodNanos, 0);
    forgetDue();
  }

  private void forgetDue() {
    dueSince.clear();
    earliestDueNanos = Long.MAX_VALUE;
  }

  void stepped() {
    stepNanos = Math.max(stepNanos, auditor.now());
  }

  void knows(long lot) {
    known.putIfAbsent(lot, auditor.now());
  }

  void exitSent(long lot) {
    exiting.add(lot);
    blind.remove(lot);
    dueSince.remove(lot);
  }

  void exitEnded(long lot) {
    exiting.remove(lot);
    exitEnded.put(lot, auditor.now());
  }

  /** Lots of a side that are open and that the bot has booked. */
  int known(Side side) {
    int count = 0;
    for (TruthBooks.TrueLot lot : books.lots()) if (lot.side == side && known.containsKey(lot.id)) count++;
    return count;
  }

  /** Candles must be back soon, once nothing keeps them away. */
  void warm(boolean warm) {
    long now = auditor.now();
    boolean judged = running && ready && !warm && !excused(now) && pausedUntilNanos < now - COLD_NANOS && quoteAgeNanos() < ALIVE_NANOS;
    if (!judged) coldNanos = now;
    else if (now - coldNanos > COLD_NANOS) {
      auditor.broken("I13", "the candles did not come back");
      coldNanos = now;
    }
  }

  /** Age of the last quote that reached the bot intact. */
  long quoteAgeNanos() {
    return auditor.now() - goodNanos;
  }

  void toldQuote(long madeNanos) {
    goodNanos = Math.max(goodNanos, madeNanos);
    reached();
  }

  /** Something reached the bot. A stream that was silent keeps nothing due: what counts begins with the quote that is heard next. */
  private void reached() {
    if (auditor.now() - quoteNanos > ALIVE_NANOS) forgetDue();
    quoteNanos = auditor.now();
  }

  void heard(boolean good, int bidTicks, int askTicks, long madeNanos) {
    long now = auditor.now();
    if (good) goodNanos = Math.max(goodNanos, madeNanos);
    if (ready && now - quoteNanos > BLIND_NANOS && pausedUntilNanos < quoteNanos) blinded(now);
    reached();
    // What disturbs a bot that is not ready yet disturbs what it comes to believe.
    if (!good || halted || excused(now)) {
      disturbedNanos = now;
      forgetDue();
      return;
    }
    if (!ready || books.lots().isEmpty()) return;
    boolean settled = now - disturbedNanos > RESYNC_NANOS;
    for (TruthBooks.TrueLot lot : books.lots()) {
      if (settled && known.containsKey(lot.id)) triggers.quoted(lot, bidTicks, askTicks);
      due(lot, bidTicks, askTicks, now);
    }
  }

  /** Nothing at all was heard for long, and now something is: a position was open meanwhile, so there was an alarm, and it is closed. */
  private void blinded(long now) {
    boolean open = false;
    for (TruthBooks.TrueLot lot : books.lots()) {
      if (!known.containsKey(lot.id) || now - known.get(lot.id) < SETTLED_NANOS) continue;
      blind.add(lot.id);
      open = true;
    }
    if (open && !halted && !alarmStands) auditor.broken("I13", "a position was without a price for long, and there was no alarm");
  }

  void staleAlarm(boolean stands) {
    alarmStands = stands;
  }

  void heardOther() {
    long now = auditor.now();
    boolean counts = ready && now - disturbedNanos > RESYNC_NANOS && !excused(now);
    if (counts) for (TruthBooks.TrueLot lot : books.lots()) if (known.containsKey(lot.id)) triggers.barClosed(lot);
    reached();
  }

  private boolean excused(long now) {
    for (SwarmFaultKind kind : KEEP_ANSWERS_AWAY) if (faults.at(kind, now) != null) return true;
    return false;
  }

  private void due(TruthBooks.TrueLot lot, int bidTicks, int askTicks, long now) {
    boolean must = triggers.due(lot, bidTicks, askTicks);
    long price = lot.side == Side.BUY ? bidTicks : askTicks;
    boolean small = SpotUnits.valueNanoUsd(price, lot.lots) * 9 / 10 < SpotUnits.MIN_NOTIONAL;
    if (!must && !blind.contains(lot.id) || small || !known.containsKey(lot.id) || exiting.contains(lot.id)) {
      dueSince.remove(lot.id);
      return;
    }
    Long since = dueSince.putIfAbsent(lot.id, Math.max(must ? now : now + RESYNC_NANOS, disturbedNanos + RESYNC_NANOS));
    if (since == null) earliestDueNanos = Math.min(earliestDueNanos, now);
  }

  /** After every event. */
  void check() {
    if (!running) return;
    long now = auditor.now();
    if (now - stepNanos > settings.tickNanos() * 3 / 2) {
      auditor.broken("I7", "the main loop did not step in time");
      stepNanos = Long.MAX_VALUE / 2;
    }
    if (earliestDueNanos == Long.MAX_VALUE || now - earliestDueNanos <= bound()) return;
    overdue(now);
  }

  private long bound() {
    return TICKS * settings.tickNanos() + ON_TOP_NANOS;
  }

  private void overdue(long now) {
    earliestDueNanos = Long.MAX_VALUE;
    boolean alive = now - goodNanos <= ALIVE_NANOS;
    for (Map.Entry<Long, Long> due : dueSince.entrySet()) {
      long from = Math.max(due.getValue(), exitEnded.getOrDefault(due.getKey(), Long.MIN_VALUE / 2) + RETRY_NANOS);
      if (alive && now - from > bound() && books.lotsOf(due.getKey()) > 0) {
        auditor.broken("I13", "a lot beyond one of its triggers was not closed in time");
        due.setValue(Long.MAX_VALUE / 2);
      }
      earliestDueNanos = Math.min(earliestDueNanos, Math.max(due.getValue(), now - bound() + SpotUnits.SECOND));
    }
  }

  /** Long after the last fault, and after the longest back-off, stream and candles must be back. */
  void checkRecovered(boolean warm) {
    if (running && quoteAgeNanos() > RECOVERED_NANOS) auditor.broken("I13", "the stream did not come back after the faults");
    // A process that has only just been started anew need not be ready yet.
    boolean hadTime = auditor.now() - startedNanos > RECOVERED_NANOS;
    if (running && hadTime && !ready) auditor.broken("I13", "the bot did not get ready after the faults");
    if (running && !warm && auditor.now() - startedNanos > COLD_NANOS) auditor.broken("I13", "the candles did not come back after the faults");
  }
}
