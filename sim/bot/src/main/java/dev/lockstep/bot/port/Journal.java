package dev.lockstep.bot.port;

import dev.lockstep.bot.journal.JournalEntry;

/** Where a bot writes what it did. Writing never blocks and never fails. */
@FunctionalInterface
public interface Journal {
  void write(JournalEntry entry);
}
