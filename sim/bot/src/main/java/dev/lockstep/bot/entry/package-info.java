/**
 * Opening a lot with a resting order: the maker-first entry as a state machine on a lane of its own, and what it and the main lane tell each
 * other. The main lane owns every number; the machine only asks, sends and reports.
 */
package dev.lockstep.bot.entry;
