/** Plays recorded tapes on two clocks: to the venue at exchange time, to the bot's own book at local time. */
package dev.lockstep.engine.replay;
