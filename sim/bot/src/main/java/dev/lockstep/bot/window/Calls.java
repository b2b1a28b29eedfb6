package dev.lockstep.bot.window;

import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Wake;
import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.order.VenueError;
import java.util.function.Function;

/** A bounded request to the venue as one step: go on with the value, or with the error; null stands for a timeout. */
final class Calls {
  /** The recorded bot's timeout for book requests. */
  static final long BOOK_TIMEOUT_NANOS = 3_000_000_000L;
  /** Its timeout for positions, trades and order calls. */
  static final long API_TIMEOUT_NANOS = 5_000_000_000L;

  private Calls() {}

  static <T> Step call(Reply<T> reply, Function<T, Step> answered, Function<VenueError, Step> failed) {
    return Step.await(reply, API_TIMEOUT_NANOS, wake -> {
      if (wake == Wake.STOP) return Step.DONE;
      return reply.succeeded() ? answered.apply(reply.value()) : failed.apply(reply.error());
    });
  }
}
