package dev.lockstep.bot.position;

import dev.lockstep.bot.market.Side;

/** A record of one part of a lot that was closed: fees pro rata, result after fees, in nano quote units. */
public record Closing(
    long lot, Side side, long lots, long openTicks, int closeTicks, long entryFeeNanoUsd, long exitFeeNanoUsd, long resultNanoUsd,
    boolean whole) {}
