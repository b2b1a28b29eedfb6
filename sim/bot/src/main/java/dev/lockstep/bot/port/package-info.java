/**
 * Ports: everything a bot may ask of the world. Requests return a {@link dev.lockstep.bot.port.Reply} which a step awaits; no port blocks.
 */
package dev.lockstep.bot.port;
