/**
 * What the venue's stream says, from raw text to messages that can be trusted: the same code reads live sockets and simulated ones, so broken
 * text, NaN and absurd numbers meet the guards that live uses. Nothing here waits or keeps time.
 */
package dev.lockstep.bot.feed;
