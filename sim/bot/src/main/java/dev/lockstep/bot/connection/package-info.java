/** Staying connected: one supervised stream with back-off and two clocks, and the pace of requests that the venue asks for. */
package dev.lockstep.bot.connection;
