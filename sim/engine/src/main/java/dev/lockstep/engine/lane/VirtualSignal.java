package dev.lockstep.engine.lane;

import dev.lockstep.bot.port.Reply;
import dev.lockstep.bot.order.VenueError;
import java.util.ArrayList;
import java.util.List;

/** A signal or reply on one OS thread. Whoever completes it does so at the virtual time at which the bot may know. */
public final class VirtualSignal<T> implements Reply<T> {
  private List<Runnable> listeners;
  private boolean raised;
  private T value;
  private VenueError error;

  @Override
  public void raise() {
    if (raised) return;
    raised = true;
    if (listeners == null) return;
    List<Runnable> told = listeners;
    listeners = null;
    for (Runnable listener : told) listener.run();
  }

  public void complete(T answer) {
    if (raised) throw new IllegalStateException("a reply came twice: " + answer);
    value = answer;
    raise();
  }

  public void fail(VenueError failure) {
    if (raised) throw new IllegalStateException("a reply came twice: " + failure);
    error = failure;
    raise();
  }

  @Override
  public boolean raised() {
    return raised;
  }

  @Override
  public void whenRaised(Runnable listener) {
    if (raised) {
      listener.run();
      return;
    }
    if (listeners == null) listeners = new ArrayList<>(1);
    listeners.add(listener);
  }

  @Override
  public T value() {
    if (!raised) throw new IllegalStateException("the reply has not come");
    if (error != null) throw new IllegalStateException("the reply is an error: " + error);
    return value;
  }

  @Override
  public VenueError error() {
    return error;
  }
}
