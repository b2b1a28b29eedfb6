package dev.lockstep.bot.guarded;

import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Reply;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The venue's own answer; the ledger knows it before whoever reads it does. */
record HeardReply<T>(Reply<T> reply, UnaryOperator<T> onValue, Consumer<VenueError> onError) implements Reply<T> {
  @Override
  public T value() {
    return onValue.apply(reply.value());
  }

  @Override
  public VenueError error() {
    VenueError error = reply.error();
    if (error != null) onError.accept(error);
    return error;
  }

  @Override
  public void raise() {
    reply.raise();
  }

  @Override
  public boolean raised() {
    return reply.raised();
  }

  @Override
  public void whenRaised(Runnable listener) {
    reply.whenRaised(listener);
  }
}
