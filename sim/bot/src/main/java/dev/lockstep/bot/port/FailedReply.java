package dev.lockstep.bot.port;

import dev.lockstep.bot.order.VenueError;

/** A reply that is an error from the start: for calls that are refused, or throw, before they leave. */
public record FailedReply<T>(VenueError error) implements Reply<T> {
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
