package dev.lockstep.bot.spot;

import dev.lockstep.bot.entry.EntryOrder;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.state.SaveTicket;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.StateSaver;
import java.util.ArrayDeque;
import java.util.function.Supplier;

/** Saves the state whenever it has changed, and knows whether saving works. Nobody waits for it but who must: an entry for its id, an exit for a moment. */
final class Keeper {
  private static final long LATE_NANOS = 5_000_000_000L;
  private final Core core;
  private final StateSaver<SpotImage> saver;
  private final Supplier<SpotImage> image;
  private final ArrayDeque<Long> asked = new ArrayDeque<>();
  private final ArrayDeque<SaveTicket> open = new ArrayDeque<>();
  private SaveTicket last;
  private long saves;

  Keeper(Core core, StateSaver<SpotImage> saver, Supplier<SpotImage> image) {
    this.core = core;
    this.saver = saver;
    this.image = image;
  }

  /** Hands the present state to the store. */
  SaveTicket save() {
    saves++;
    core.note(SpotNote.Kind.SAVING, 0, saves, "");
    last = saver.save(image.get());
    open.add(last);
    asked.add(core.now());
    return last;
  }

  /** Looks after the saves that are under way, each step. */
  void tick() {
    while (!open.isEmpty() && open.peek().ended().raised()) {
      if (open.peek().outcome() instanceof Saved.Failed) core.metrics.saveFailed();
      if (open.peek().outcome() instanceof Saved.Failed failed) core.note(SpotNote.Kind.SAVE_FAILED, 0, failed.failuresInARow(), failed.why());
      open.poll();
      asked.poll();
    }
  }

  /** Whether the last save that ended failed, or one takes too long. */
  boolean failing() {
    tick();
    return !saver.entriesAllowed() || !asked.isEmpty() && core.now() - asked.peek() > LATE_NANOS;
  }

  /** No further save is tried after those that were asked for. */
  void stop() {
    saver.stop();
  }

  /** The last save, or null. */
  SaveTicket last() {
    return last;
  }

  /** Whether a ticket stands for something durable; for those who await its end. */
  static EntryOrder.Durability durability(SaveTicket ticket) {
    return () -> ticket.outcome() instanceof Saved.Durable;
  }
}
