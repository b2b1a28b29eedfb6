/**
 * The window bot with the parts that it shares with the spot bot: durable state, gate, kill switch, breakers, paced requests, one supervised
 * connection. They stand between the bot and its ports, so its decisions are the ones they were.
 */
package dev.lockstep.bot.guarded;
