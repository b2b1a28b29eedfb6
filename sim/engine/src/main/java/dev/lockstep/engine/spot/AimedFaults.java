package dev.lockstep.engine.spot;

import dev.lockstep.datasets.scenario.SwarmFault;
import dev.lockstep.engine.time.EventQueue;
import dev.lockstep.engine.time.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Faults that wait for an order to reach a phase; others begin at their time. */
final class AimedFaults {
  private final EventQueue queue;
  private final Consumer<SwarmFault> begins;
  private final BiConsumer<SwarmFault, OrderPhase> strikes;
  private final List<SwarmFault> waiting = new ArrayList<>();

  /** @param strikes hears of a fault that found its order, before it begins */
  AimedFaults(EventQueue queue, Consumer<SwarmFault> begins, BiConsumer<SwarmFault, OrderPhase> strikes) {
    this.queue = queue;
    this.begins = begins;
    this.strikes = strikes;
  }

  /** The time of a fault has come. */
  void due(SwarmFault fault) {
    if (fault.aim() == 0) begins.accept(fault);
    else waiting.add(fault);
  }

  /** An order reached a phase: a fault that waits for it strikes next. */
  void reached(OrderPhase phase) {
    if (waiting.isEmpty()) return;
    long now = queue.nowNanos();
    for (SwarmFault fault : new ArrayList<>(waiting)) {
      if (fault.aim() != phase.ordinal() + 1) continue;
      waiting.remove(fault);
      if (now >= fault.toNanos()) continue;
      strikes.accept(fault, phase);
      queue.schedule(now, Phase.TIMERS, () -> begins.accept(fault));
    }
  }
}
