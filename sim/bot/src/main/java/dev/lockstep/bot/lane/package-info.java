/**
 * Lanes: serial places of execution with a mailbox. A task that waits holds its lane; a wait is a value ({@link dev.lockstep.bot.lane.Step}), so who is held up can be seen. Nothing here knows a thread.
 */
package dev.lockstep.bot.lane;
