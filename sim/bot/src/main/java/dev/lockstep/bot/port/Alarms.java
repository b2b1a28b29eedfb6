package dev.lockstep.bot.port;

/**
 * The way to the operator that needs neither disk nor log: a metric, a page, a status line. An alarm stands from its first raise to its
 * clear; raising it again changes its words only. Never blocks, never fails.
 */
public interface Alarms {
  void raise(String name, String detail);

  void clear(String name);
}
