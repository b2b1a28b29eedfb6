package dev.lockstep.bot.guard;

/**
 * What an entry is decided on.
 *
 * @param closes closing prices of the closed candles, newest first; null where the source gave none
 * @param nowNanos monotonic
 */
public record EntryView(double[] closes, long nowNanos) {}
