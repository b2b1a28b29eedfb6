package dev.lockstep.bot.spot;

import dev.lockstep.bot.market.Side;
import dev.lockstep.bot.order.OrderRequest;
import dev.lockstep.bot.position.ExitRecord;
import dev.lockstep.bot.position.LedgerImage;
import dev.lockstep.bot.state.GuardState;
import java.util.List;

/** What a spot bot saves and finds again. */
public record SpotImage(
    long session, LedgerImage ledger, List<ExitRecord> exits, List<PendingImage> pending, List<Side> recheck, GuardState guards) {
  public SpotImage {
    exits = List.copyOf(exits);
    pending = List.copyOf(pending);
    recheck = List.copyOf(recheck);
  }

  /** A pending entry. {@code deadlineEpochNanos} is a wall time: monotonic time does not survive a restart. */
  public record PendingImage(OrderRequest request, int firstLimitTicks, long deadlineEpochNanos) {}
}
