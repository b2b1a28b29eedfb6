package dev.lockstep.bot.window;

/** Is told on the main lane that a position is held. */
@FunctionalInterface
interface EntryListener {
  void onEntryFilled();
}
