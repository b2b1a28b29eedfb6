package dev.lockstep.engine.spot;

import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.StateStore;
import java.util.function.Consumer;

/** A store whose saves an auditor sees: what was tried, and what is durable. */
final class AuditedStore<S> implements StateStore<S> {
  private final StateStore<S> store;
  private final Consumer<S> attempted;
  private final Consumer<S> durable;

  AuditedStore(StateStore<S> store, Consumer<S> attempted, Consumer<S> durable) {
    this.store = store;
    this.attempted = attempted;
    this.durable = durable;
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
    return saved;
  }

  @Override
  public void close() {
    store.close();
  }
}
