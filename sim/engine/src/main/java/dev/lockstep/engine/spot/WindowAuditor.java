package dev.lockstep.engine.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.order.ClientOrderId;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.datasets.scenario.SwarmFaultKind;
import dev.lockstep.engine.time.Digest;
import dev.lockstep.engine.time.EventQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What both auditors put down of a window: which orders live, what is broken, which fault met which phase of an order, and a digest of all that
 * happened. What a run is held to, they know themselves.
 */
abstract sealed class WindowAuditor implements Wire, Verdicts, SpotVenue.Tap permits Auditor, BinaryAuditor {
  private static final int VIOLATIONS_MAX = 20;
  final ActiveFaults faults;
  final Coverage coverage;
  final Digest digest = new Digest();
  /** Orders that rest at the venue. */
  final Map<ClientOrderId, OrderRequest> live = new LinkedHashMap<>();
  final Set<ClientOrderId> ended = new LinkedHashSet<>();
  /** Orders whose outcome is unknown to the bot. */
  final Set<ClientOrderId> unanswered = new LinkedHashSet<>();
  long closingNanos = Long.MAX_VALUE;
  long closedNanos = Long.MAX_VALUE;
  long haltedNanos = Long.MAX_VALUE;
  private final EventQueue queue;
  private final List<Broken> broken = new ArrayList<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private Consumer<OrderPhase> onPhase = phase -> { };
  private int orders;

  WindowAuditor(EventQueue queue, ActiveFaults faults, Coverage coverage) {
    this.queue = queue;
    this.faults = faults;
    this.coverage = coverage;
  }

  @Override
  public final long now() {
    return queue.nowNanos();
  }

  @Override
  public final void broken(String invariant, String detail) {
    if (broken.size() < VIOLATIONS_MAX && seen.add(invariant + detail)) broken.add(new Broken(invariant, now(), detail));
  }

  final List<Broken> broken() {
    return broken;
  }

  final long hash() {
    return digest.value();
  }

  /** Orders that the bot has sent. */
  final int orders() {
    return orders;
  }

  /** Trades at the venue. */
  abstract int trades();

  /** An order leaves the bot. */
  final void sends(OrderRequest request) {
    orders++;
    digest.number(now()).number(request.id().value()).number(request.limitTicks()).number(request.lots());
  }

  /** The bot writes a note. */
  final void notes(SpotNote note) {
    coverage.noted(note.kind());
    digest.number(note.kind().ordinal()).number(note.nanos()).number(note.id()).number(note.value());
  }

  /** Who aims faults at orders. */
  final void onPhase(Consumer<OrderPhase> aimed) {
    onPhase = aimed;
  }

  /** An order reaches a phase. */
  final void mark(OrderPhase phase) {
    onPhase.accept(phase);
    for (SwarmFaultKind kind : faults.active(now())) coverage.mark(kind, phase);
  }

  /** A fault that was aimed at an order strikes it. */
  final void strikes(SwarmFaultKind kind, OrderPhase phase) {
    coverage.mark(kind, phase);
  }

  /** A fault begins: what stood then is hit by it. */
  abstract void begins(SwarmFaultKind kind);

  /** The bot's process dies. */
  abstract void died();

  /** The kill switch is turned on or off. */
  abstract void halted(boolean on);

  /** The disk has spoilt the current state: an earlier one must do. */
  abstract void damaged();

  /** An operator has given up the state: the account is what a bot then starts from. */
  abstract void startedFresh();

  /** After every event. */
  abstract void afterEvent();

  @Override
  public final void ended(ClientOrderId id) {
    live.remove(id);
    ended.add(id);
  }
}
