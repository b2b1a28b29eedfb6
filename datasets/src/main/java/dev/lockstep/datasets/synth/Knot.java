package dev.lockstep.datasets.synth;

/**
 * A point of the price path.
 *
 * @param nanos time relative to the window's end
 * @param bidTicks best bid in thousandths; 0 = no bids
 * @param askTicks best ask in thousandths; 0 = no asks; -1 = the bid plus the spread
 * @param linear whether the price moves evenly to the next knot; otherwise it stays and jumps
 */
record Knot(long nanos, int bidTicks, int askTicks, boolean linear) {}
