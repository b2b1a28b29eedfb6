package dev.lockstep.bot.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.port.Alarms;
import dev.lockstep.bot.port.SpotJournal;

/** A journal that may fail in spite of its promise, on a full disk for instance (seed 003, item 13): what it is told changes nothing of what is done, and an alarm tells of it. */
final class SafeJournal implements SpotJournal {
  /** Name of the alarm that stands while the journal fails. */
  static final String ALARM = "journal";
  private final Alarms alarms;
  private final SpotJournal journal;
  private volatile boolean failing;

  SafeJournal(Alarms alarms, SpotJournal journal) {
    this.alarms = alarms;
    this.journal = journal;
  }

  @Override
  public void write(SpotNote note) {
    try {
      journal.write(note);
    } catch (RuntimeException e) {
      if (!failing) alarms.raise(ALARM, "the journal cannot be written: " + e);
      failing = true;
      return;
    }
    if (failing) alarms.clear(ALARM);
    failing = false;
  }
}
