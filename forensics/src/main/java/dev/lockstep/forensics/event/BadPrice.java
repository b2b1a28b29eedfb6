package dev.lockstep.forensics.event;

/** A line that prints NaN, an infinity, zero or a negative number where a price must be. */
public record BadPrice(long atNanos, String price, String rule, int file, long line, String text) {}
