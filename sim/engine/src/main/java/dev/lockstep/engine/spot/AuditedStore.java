package dev.lockstep.engine.spot;

import dev.lockstep.bot.spot.SpotImage;
import dev.lockstep.bot.state.Opened;
import dev.lockstep.bot.state.Saved;
import dev.lockstep.bot.state.StateStore;

/** A store whose saves the auditor sees: what was tried, and what is durable. */
final class AuditedStore implements StateStore<SpotImage> {
  private final StateStore<SpotImage> store;
  private final Auditor auditor;

  AuditedStore(StateStore<SpotImage> store, Auditor auditor) {
    this.store = store;
    this.auditor = auditor;
  }

  @Override
  public Opened<SpotImage> open(Opening opening) {
    return store.open(opening);
  }

  @Override
  public Saved save(SpotImage state) {
    auditor.attempted(state);
    Saved saved = store.save(state);
    if (saved instanceof Saved.Durable) auditor.durable(state);
    return saved;
  }

  @Override
  public void close() {
    store.close();
  }
}
