package dev.lockstep.bot;

import dev.lockstep.bot.lane.ExecutionProfile;
import dev.lockstep.bot.market.MarketWindow;
import dev.lockstep.bot.port.Ports;
import dev.lockstep.bot.settings.Settings;

/** Assembles a bot for one market window. The same factory serves the simulator and the live runtime. */
@FunctionalInterface
public interface BotFactory {
  TradingBot create(MarketWindow market, ExecutionProfile profile, Settings settings, Ports ports);
}
