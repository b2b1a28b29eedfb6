/** One window under one release: the run, what the venue saw, and the position that came of it. */
package dev.lockstep.engine.backtest;
