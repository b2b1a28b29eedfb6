package dev.lockstep.engine.backtest;

import dev.lockstep.engine.exchange.SimulatedExchange;
import dev.lockstep.engine.venue.History;

/**
 * Where a run can branch off another: what that one had been told, and its world as it was then.
 *
 * @param exchange never changed; each branch goes on with a copy
 * @param rows rows of the tape that the exchange has seen
 * @param lastRowNanos exchange time of the last of them
 */
public record Moment(History.Past past, SimulatedExchange exchange, long rows, long lastRowNanos, boolean tapeOver) {}
