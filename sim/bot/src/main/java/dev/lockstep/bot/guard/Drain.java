package dev.lockstep.bot.guard;

import dev.lockstep.bot.order.ClientOrderId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where a shutdown stands: first orders whose end is not certain are waited for, no longer than the drain; then the last save, which is not cut off by
 * the drain's end but has a bound of its own; then it stops. A pure function of what is seen, asked as often as anything changes.
 */
public final class Drain {
  /** Longest wait for the last save, in nanoseconds: ten seconds, since a slow disk needs five. */
  public static final long SAVE_NANOS = 10_000_000_000L;

  /** What to do now. */
  public sealed interface Next {
    /** Orders have no certain end: wait for them, at most so long. */
    record AwaitOrders(long nanos) implements Next {}

    /** Save what is known now, and wait for it at most so long. */
    record AwaitSave(long nanos) implements Next {}

    /** Stop every task. */
    record Stop(Report report) implements Next {}
  }

  /**
   * The answer of a shutdown; true only if it is.
   *
   * @param drained whether every order had its end in time
   * @param unanswered orders that may or may not rest at the venue
   * @param saved whether the last state is durable
   */
  public record Report(String reason, boolean drained, List<ClientOrderId> unanswered, boolean saved) {
    public Report {
      unanswered = List.copyOf(unanswered);
    }
  }

  /** Where the last save stands. */
  public enum LastSave {
    NOT_ASKED,
    UNDER_WAY,
    DURABLE,
    FAILED
  }

  private final ShutdownGate gate;
  private final Supplier<List<ClientOrderId>> uncertain;

  /** @param uncertain orders that have no certain end now: in flight, or resting, or being asked for */
  public Drain(ShutdownGate gate, Supplier<List<ClientOrderId>> uncertain) {
    this.gate = gate;
    this.uncertain = uncertain;
  }

  /** @param saveAskedNanos when the last save was asked for; not read before it was */
  public Next next(long nowNanos, LastSave lastSave, long saveAskedNanos) {
    if (!gate.requested()) throw new IllegalStateException("nobody asked for a shutdown");
    if (!uncertain.get().isEmpty() && !gate.drainOver(nowNanos)) return new Next.AwaitOrders(gate.drainLeftNanos(nowNanos));
    if (lastSave == LastSave.NOT_ASKED) return new Next.AwaitSave(SAVE_NANOS);
    long leftNanos = SAVE_NANOS - (nowNanos - saveAskedNanos);
    if (lastSave == LastSave.UNDER_WAY && leftNanos > 0) return new Next.AwaitSave(leftNanos);
    List<ClientOrderId> unanswered = uncertain.get();
    return new Next.Stop(new Report(gate.reason(), unanswered.isEmpty(), unanswered, lastSave == LastSave.DURABLE));
  }
}
