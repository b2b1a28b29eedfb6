package dev.lockstep.bot.port;

import dev.lockstep.bot.lane.Lanes;

/**
 * Everything a bot is given.
 *
 * @param files where it may keep its state; null where nothing outlives the run
 */
public record Ports(
    Clock clock, Lanes lanes, RandomSource random, Books books, Account account, Broker broker, Grants grants, Journal journal, Files files) {
  /** Ports of a bot that keeps nothing. */
  public Ports(Clock clock, Lanes lanes, RandomSource random, Books books, Account account, Broker broker, Grants grants, Journal journal) {
    this(clock, lanes, random, books, account, broker, grants, journal, null);
  }
}
