package dev.lockstep.bot.port;

import dev.lockstep.bot.journal.SpotNote;

/** Where the spot bot writes what it did. Writing never blocks and never fails. */
@FunctionalInterface
public interface SpotJournal {
  void write(SpotNote note);
}
