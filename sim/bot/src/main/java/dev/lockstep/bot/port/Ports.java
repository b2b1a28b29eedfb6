package dev.lockstep.bot.port;

import dev.lockstep.bot.lane.Lanes;

/** Everything a bot is given. */
public record Ports(Clock clock, Lanes lanes, RandomSource random, Books books, Account account, Broker broker, Grants grants, Journal journal) {}
