/**
 * A run's journal in the recorded bot's own log format, so that a simulated run can be laid beside a real log, and read by the same
 * tools. Only what the journal says is printed; what the real lines also hold and no simulation knows is printed as unknown.
 */
package dev.lockstep.reports.log;
