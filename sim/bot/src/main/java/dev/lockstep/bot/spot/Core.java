package dev.lockstep.bot.spot;

import dev.lockstep.bot.connection.RequestPacer;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.lane.Task;
import dev.lockstep.bot.market.Instrument;
import dev.lockstep.bot.order.SpotOrderIds;
import dev.lockstep.bot.port.SpotPorts;
import dev.lockstep.bot.position.ExitHistory;
import dev.lockstep.bot.position.LotLedger;
import dev.lockstep.bot.position.RunnerRule;
import dev.lockstep.bot.position.TradeMemory;
import java.util.Map;
import java.util.TreeMap;

/** What all parts of one running spot bot share: ports, numbers, parts, lanes, and the ledger that the main lane owns. */
final class Core {
  final Instrument instrument;
  final SpotPorts ports;
  final SpotSettings settings;
  final SpotParts parts;
  final ExecutionProfile profile;
  final Lane main;
  final RequestPacer pacer;
  final LotLedger ledger;
  final ExitHistory history;
  final SpotOrderIds ids;
  final Signal closing;
  /** The drain is over: every task ends at its next look. */
  final Signal down;
  final Supervision supervision;
  private final Map<String, Lane> lanes = new TreeMap<>();
  final SpotMetrics metrics = new SpotMetrics();

  Core(Instrument instrument, SpotPorts ports, SpotSettings settings, SpotParts parts, ExecutionProfile profile, long session) {
    this.instrument = instrument;
    this.ports = ports;
    this.settings = settings;
    this.parts = parts;
    this.profile = profile;
    supervision = new Supervision(this);
    main = lane(Role.EXITS);
    pacer = new RequestPacer(parts.get(RequestPacer.RetryAfter.class), settings.requestsPerSecond(), settings.requestsForExits());
    ledger = new LotLedger(instrument, parts.get(TradeMemory.class), parts.get(RunnerRule.class));
    history = new ExitHistory(parts.get(ExitHistory.Rule.class));
    ids = new SpotOrderIds(settings.prefix(), session);
    closing = ports.lanes().newSignal();
    down = ports.lanes().newSignal();
  }

  /** The lane of a role, with its tasks guarded. */
  Lane lane(Role role) {
    return lanes.computeIfAbsent(profile.laneOf(role), name -> new SupervisedLane(ports.lanes().lane(name), supervision));
  }

  long now() {
    return ports.clock().monotonicNanos();
  }

  void note(SpotNote.Kind kind, long id, long value, String text) {
    ports.journal().write(new SpotNote(kind, now(), main.name(), id, value, text));
  }

  void alarm(String text) {
    ports.alarms().raise("spot", text);
    note(SpotNote.Kind.ALARM, 0, 0, text);
  }

  /** Puts a task on the main lane; false if its mailbox is full. */
  boolean post(String label, Task task) {
    return main.execute(label, task);
  }
}
