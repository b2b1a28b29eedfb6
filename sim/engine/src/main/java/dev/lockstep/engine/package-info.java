/** The world a bot is replayed in: virtual time, simulated exchange, faults, backtest, sweep, verify. */
package dev.lockstep.engine;
