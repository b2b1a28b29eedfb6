/**
 * Snapshots of a bot's state, whatever bot and schema generation wrote them: what they hold, whether it can hold together, and
 * what changed from one to the next.
 */
package dev.lockstep.forensics.state;
