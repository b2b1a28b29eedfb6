package dev.lockstep.engine.backtest;

import dev.lockstep.bot.market.Instrument;
import dev.lockstep.datasets.catalog.Provenance;
import dev.lockstep.datasets.catalog.Window;

/**
 * One window under one release, as a backtest keeps it.
 *
 * @param position null if nothing was bought
 * @param ideal the same without latency, settlement lag and cost of steps; null if nothing was bought then
 * @param stateHash hash over journal and account of the real run
 * @param bookUnknownNanos time in which the recording did not know the book
 */
public record WindowRow(
    Window window, Instrument instrument, Provenance provenance, Position position, Position ideal, long stateHash, long rows, long bookUnknownNanos) {}
