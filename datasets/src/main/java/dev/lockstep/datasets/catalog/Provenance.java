package dev.lockstep.datasets.catalog;

/**
 * Where a tape comes from.
 *
 * @param source file or folder it was read from, as the user named it
 * @param format name of the input format
 * @param depth how much of the book it shows
 * @param winnerFrom what named the winner, or null where it is unknown
 */
public record Provenance(String source, String format, Depth depth, String winnerFrom) {}
