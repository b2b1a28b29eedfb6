/** Lots, trades and money of the spot bot: what is held, what it cost, and that every trade is booked once. Owned by the main lane; nothing here waits. */
package dev.lockstep.bot.position;
