package dev.lockstep.datasets.synth;

/**
 * The depth from an instant on.
 *
 * @param nanos time relative to the window's end
 * @param levels levels a side
 * @param gapTicks distance between levels in thousandths
 * @param spreadTicks distance between best bid and best ask in thousandths
 * @param bidLots sizes from the best bid outward in lots; the last one repeats
 * @param askLots likewise for asks
 * @param jitter sizes vary by up to this share up or down
 * @param churn chance of a level's size to change at an update
 */
record DepthStep(
    long nanos, int levels, int gapTicks, int spreadTicks, long[] bidLots, long[] askLots, double jitter, double churn) {}
