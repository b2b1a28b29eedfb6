package dev.lockstep.bot.spot;

import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Reply;

/** A reply that is an error from the start. */
record FailedReply<T>(VenueError error) implements Reply<T> {
  @Override
  public T value() {
    throw new IllegalStateException("the reply is an error: " + error);
  }

  @Override
  public void raise() {
    // it is raised already
  }

  @Override
  public boolean raised() {
    return true;
  }

  @Override
  public void whenRaised(Runnable listener) {
    listener.run();
  }
}
