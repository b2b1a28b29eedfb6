package dev.lockstep.rules.planted.healthy.bot.port;

public interface Clock {
  long monotonicNanos();
}
