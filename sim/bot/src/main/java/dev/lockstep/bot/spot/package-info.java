/**
 * The spot bot: lots on both sides, exits before entries, maker-first entries, an execution queue, a supervised connection. The main lane owns
 * every number; other lanes ask it and report to it.
 */
package dev.lockstep.bot.spot;
