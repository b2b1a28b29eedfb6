package dev.lockstep.bot.port;

import dev.lockstep.bot.lane.Lanes;

/** Everything the spot bot is given besides its state. */
public record SpotPorts(
    Clock clock, Lanes lanes, RandomSource random, SpotExchange exchange, Link link, Alarms alarms, SpotJournal journal, FundingSource funding) {}
