package dev.lockstep.engine.spot;

import dev.lockstep.bot.guard.Drain;
import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.order.ClientOrderId;
import java.util.Set;

/** How a bot closes. I3: once a life, and its last words name whatever may rest or was not executed. I8: its last save is not cut off. */
final class ClosingRules {
  private final Auditor auditor;
  private long savingNanos;
  private boolean begun;
  private boolean failed;
  private boolean unsaved;

  ClosingRules(Auditor auditor) {
    this.auditor = auditor;
  }

  void started() {
    begun = false;
    unsaved = false;
  }

  void closing() {
    if (begun) auditor.broken("I3", "closing began twice");
    begun = true;
  }

  void saving() {
    savingNanos = auditor.now();
    failed = false;
  }

  void saveFailed() {
    failed = true;
  }

  void saved() {
    if (unsaved && auditor.now() - savingNanos < Drain.SAVE_NANOS) auditor.broken("I8", "the last save was cut off");
    unsaved = false;
  }

  /** The last words. {@code intents} are in the queue or on their way. */
  void closed(SpotNote note, Set<ClientOrderId> live, Set<Long> intents) {
    unsaved = note.text().contains("saved=no") && !failed;
    for (ClientOrderId id : live) {
      if (!note.text().contains("may_rest=" + id) && !note.text().contains("not_executed=" + id)) auditor.broken("I3", "the bot closed and did not name an order that rests");
    }
    for (long intent : intents) {
      if (!note.text().contains("=" + intent)) auditor.broken("I3", "the bot closed with an order that reached no named end");
    }
  }
}
