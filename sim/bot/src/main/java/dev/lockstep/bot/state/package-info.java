/**
 * What a bot must know after a restart, and how it is kept so that neither a crash, a full disk nor a power cut takes it away. A
 * {@link dev.lockstep.bot.state.StateStore} is used by one task at a time, on the lane {@code store}; a
 * {@link dev.lockstep.bot.state.StateSaver} belongs to the lane that changes the state.
 */
package dev.lockstep.bot.state;
