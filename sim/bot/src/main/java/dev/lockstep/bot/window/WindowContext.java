package dev.lockstep.bot.window;

import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.lane.Lane;
import dev.lockstep.bot.lane.Signal;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.settings.Settings;

/**
 * What the parts of one window share. {@code lockStop} ends the profit lock's retries: raised by the main lane, read by the lane
 * that retries.
 */
record WindowContext(MarketWindow market, Settings settings, Ports ports, Lane main, WindowState state, Signal lockStop) {
  long now() {
    return ports.clock().monotonicNanos();
  }

  long leftNanos() {
    return market.endNanos() - ports.clock().epochNanos();
  }
}
