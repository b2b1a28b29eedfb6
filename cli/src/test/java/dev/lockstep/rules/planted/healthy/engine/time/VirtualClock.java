package dev.lockstep.rules.planted.healthy.engine.time;

import dev.lockstep.rules.planted.healthy.bot.port.Clock;

public final class VirtualClock implements Clock {
  private long nowNanos;

  @Override
  public long monotonicNanos() {
    return nowNanos++;
  }
}
