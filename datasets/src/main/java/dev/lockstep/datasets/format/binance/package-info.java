/** Binance's spot and futures streams as recorded: a receive time and a JSON message a line. */
package dev.lockstep.datasets.format.binance;
