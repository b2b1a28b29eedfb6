/** The bot's ports in a simulation: requests travel to the simulated exchange and answers travel back, each with its latency. */
package dev.lockstep.engine.venue;
