package dev.lockstep.bot.port;

/** What a spot account owns, reserved or not: base in lots, quote in nano units. */
public record SpotBalances(long baseLots, long quoteNanoUsd) {}
