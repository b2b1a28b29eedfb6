package dev.lockstep.datasets.scenario;

/**
 * The latency of one kind of call during a part of the window; of two lines that hold at an instant the later one in the file counts.
 *
 * @param span when it holds, relative to the window's end
 */
public record LatencyLine(Traffic of, LatencySpec roundTrip, Span span) {}
