package dev.lockstep.engine.fault;

import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Role;
import dev.lockstep.bot.market.Outcome;
import dev.lockstep.bot.order.OrderStatus;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Files;
import dev.lockstep.datasets.scenario.FaultSpec;
import dev.lockstep.datasets.scenario.Traffic;
import dev.lockstep.engine.disk.DiskFault;
import dev.lockstep.engine.disk.PowerCutDisk;
import dev.lockstep.engine.exchange.SettlementModel;
import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults of one run, asked whenever a call or an answer passes. Where several concern one call the first in the scenario that has
 * something to say decides; what they add to an answer's way is summed. Stateful: made anew for each run.
 */
public final class Faults {
  private final List<Fault> all;
  private final List<FaultSpec> specs;

  private Faults(List<FaultSpec> specs, List<Fault> all) {
    this.specs = List.copyOf(specs);
    this.all = List.copyOf(all);
  }

  /** A world without faults. */
  public static Faults none() {
    return new Faults(List.of(), List.of());
  }

  /** The faults of a scenario in a window that ends at a time (nanoseconds since the epoch). */
  public static Faults of(List<FaultSpec> specs, long windowEndNanos) {
    List<Fault> faults = new ArrayList<>();
    for (FaultSpec spec : specs) {
      Fault fault = fault(spec, Interval.of(spec.span(), windowEndNanos));
      if (fault != null) faults.add(fault);
    }
    return new Faults(specs, faults);
  }

  /** The fault on the traffic; null for those that lie in the settlement of trades. */
  private static Fault fault(FaultSpec spec, Interval interval) {
    if (spec instanceof FaultSpec.Stall) return new Stall(interval);
    if (spec instanceof FaultSpec.Gap gap) return new Gap(gap.of(), interval);
    if (spec instanceof FaultSpec.Disconnect) return new Disconnect(interval);
    if (spec instanceof FaultSpec.SlowResponse slow) return new SlowResponse(slow.of(), slow.addedNanos(), interval);
    if (spec instanceof FaultSpec.Reject reject) return new Reject(new VenueError(reject.status(), reject.text()), interval);
    if (spec instanceof FaultSpec.LostAnswer) return new LostAnswer(interval);
    if (spec instanceof FaultSpec.UnstatedAmount) return new UnstatedAmount(interval);
    if (spec instanceof FaultSpec.BalanceUnseen) return new BalanceUnseen(interval);
    if (spec instanceof FaultSpec.SlowSave slow) return new SlowSave(slow.nanos(), interval);
    if (spec instanceof FaultSpec.LockHeld held) return new LockHeld(held.of(), interval);
    if (spec instanceof FaultSpec.HostPause) return new HostPause(interval);
    if (spec instanceof FaultSpec.SettlementDelay || spec instanceof FaultSpec.SettlementFailure) return null;
    throw new AssertionError(spec);
  }

  /** The venue's settlement under these faults. */
  public SettlementModel settlement(SettlementModel usual) {
    SettlementModel settlement = usual;
    for (FaultSpec spec : specs) if (spec instanceof FaultSpec.SettlementDelay delay) settlement = SettlementModel.constant(delay.nanos());
    for (FaultSpec spec : specs) {
      if (spec instanceof FaultSpec.SettlementFailure failure) settlement = settlement.withFailuresPerMillion(failure.perMillion());
    }
    return settlement;
  }

  /** Has every fault that needs it begin at its time. */
  public void schedule(SimulatedExchange exchange, EventQueue queue) {
    for (Fault fault : all) {
      if (fault.beginNanos() != Long.MAX_VALUE) queue.schedule(fault.beginNanos(), Phase.EXCHANGE_ORDERS, () -> fault.begin(exchange));
    }
  }

  /** Has every lock that somebody else takes be taken at its time. */
  public void schedule(ExecutionProfile profile, Lanes lanes, EventQueue queue) {
    for (Fault fault : all) if (fault instanceof LockHeld held) held.schedule(profile, lanes, queue);
  }

  /**
   * The disk on which a bot keeps its state where its saves are part of the story; null where they are not, and then nothing is kept. Of faults
   * that concern one save the slowest counts.
   */
  public Files files(EventQueue queue) {
    if (specs.stream().noneMatch(Faults::concernsSaves)) return null;
    PowerCutDisk disk = new PowerCutDisk();
    // A save syncs its file once.
    disk.faults((number, call, name) -> call.equals("sync") ? new DiskFault.Slow(saveNanos(queue.nowNanos())) : DiskFault.NONE);
    return disk;
  }

  private static boolean concernsSaves(FaultSpec spec) {
    return spec instanceof FaultSpec.SlowSave || spec instanceof FaultSpec.LockHeld held && held.of() == Role.STORE;
  }

  private long saveNanos(long nowNanos) {
    long slowest = 0;
    for (Fault fault : all) slowest = Math.max(slowest, fault.saveNanos(nowNanos));
    return slowest;
  }

  /** The error a call meets at once, or null. */
  public VenueError failsAtOnce(Traffic call, long nowNanos) {
    for (Fault fault : all) {
      VenueError error = fault.failsAtOnce(call, nowNanos);
      if (error != null) return error;
    }
    return null;
  }

  /** Whether a call that arrives at the venue now is swallowed. */
  public boolean swallows(Traffic call, long nowNanos) {
    for (Fault fault : all) if (fault.swallows(call, nowNanos)) return true;
    return false;
  }

  /** The venue's refusal of a call that arrives now, or null. */
  public VenueError refused(Traffic call, long nowNanos) {
    for (Fault fault : all) {
      VenueError error = fault.refused(call, nowNanos);
      if (error != null) return error;
    }
    return null;
  }

  /** The book shown now. */
  public Object book(Outcome outcome, Object book, long nowNanos) {
    Object shown = book;
    for (Fault fault : all) shown = fault.book(outcome, shown, nowNanos);
    return shown;
  }

  /** The balance shown now, in lots. */
  public long balanceLots(long lots, long nowNanos) {
    long shown = lots;
    for (Fault fault : all) shown = fault.balanceLots(shown, nowNanos);
    return shown;
  }

  /** What is answered now to an order that was carried out. */
  public OrderStatus placed(OrderStatus status, long nowNanos) {
    OrderStatus stated = status;
    for (Fault fault : all) stated = fault.placed(stated, nowNanos);
    return stated;
  }

  /** What is added to the way of an answer that leaves now. */
  public long answerAddedNanos(Traffic call, long nowNanos) {
    long added = 0;
    for (Fault fault : all) added += fault.answerAddedNanos(call, nowNanos);
    return added;
  }

  /** Whether an answer that would arrive now is lost. */
  public boolean losesAnswer(Traffic call, long nowNanos) {
    for (Fault fault : all) if (fault.losesAnswer(call, nowNanos)) return true;
    return false;
  }

  /** When the bot's machine does what is due at a time; pauses may follow one another. */
  public long awakeNanos(long dueNanos) {
    long awake = dueNanos;
    for (int round = 0; round < all.size(); round++) for (Fault fault : all) awake = fault.awakeNanos(awake);
    return awake;
  }
}
