/**
 * The subject: what a live bot runs. JDK only; it knows no clock, thread, file or socket. Time, randomness and every answer
 * of the world arrive through {@link dev.lockstep.bot.port}; every wait is a value of {@link dev.lockstep.bot.lane.Step}.
 */
package dev.lockstep.bot;
