package dev.lockstep.bot.guarded;

import dev.lockstep.bot.lane.Lanes;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.order.VenueError;
import dev.lockstep.bot.port.Reply;

/** An answer that one of our lanes gives to another: written before the signal is raised. */
final class PendingReply<T> implements Reply<T> {
  private final Signal signal;
  private T value;
  private VenueError error;

  PendingReply(Lanes lanes) {
    signal = lanes.newSignal();
  }

  static <T> PendingReply<T> failed(Lanes lanes, VenueError error) {
    PendingReply<T> reply = new PendingReply<>(lanes);
    reply.fail(error);
    return reply;
  }

  void complete(T answer) {
    if (signal.raised()) return;
    value = answer;
    signal.raise();
  }

  void fail(VenueError failure) {
    if (signal.raised()) return;
    error = failure;
    signal.raise();
  }

  @Override
  public void raise() {
    signal.raise();
  }

  @Override
  public boolean raised() {
    return signal.raised();
  }

  @Override
  public void whenRaised(Runnable listener) {
    signal.whenRaised(listener);
  }

  @Override
  public T value() {
    return value;
  }

  @Override
  public VenueError error() {
    return error;
  }
}
