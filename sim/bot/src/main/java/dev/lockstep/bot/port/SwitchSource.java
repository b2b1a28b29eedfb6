package dev.lockstep.bot.port;

import dev.lockstep.bot.guard.KillSwitch;

/**
 * Environment and file of the kill switch as they are at this moment: nothing is remembered between calls. Whatever goes wrong with the file is part of
 * the answer. A small local file; asked on the lane that sends.
 */
@FunctionalInterface
public interface SwitchSource {
  /** Most bytes of the file that are read: its first line counts. */
  int BYTES_MAX = 4_096;

  KillSwitch.Reading read();
}
