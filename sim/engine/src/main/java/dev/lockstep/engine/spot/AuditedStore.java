package dev.lockstep.engine.spot;

import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.StateStore;
import java.util.function.Consumer;

/** A store whose saves an auditor sees: what was tried, what is durable, and that one failed. */
final class AuditedStore<S> implements StateStore<S> {
  private final StateStore<S> store;
  private final Consumer<S> attempted;
  private final Consumer<S> durable;
  private final Runnable failed;

  AuditedStore(StateStore<S> store, Consumer<S> attempted, Consumer<S> durable, Runnable failed) {
    this.store = store;
    this.attempted = attempted;
    this.durable = durable;
    this.failed = failed;
  }

  @Override
  public Opened<S> open(Opening opening) {
    return store.open(opening);
  }

  @Override
  public Saved save(S state) {
    attempted.accept(state);
    Saved saved = store.save(state);
    if (saved instanceof Saved.Durable) durable.accept(state);
    else failed.run();
    return saved;
  }

  @Override
  public void close() {
    store.close();
  }
}
