/**
 * Market vocabulary: instruments, sides, outcomes and order-book views, all in integer ticks and lots.
 */
package dev.lockstep.bot.market;
