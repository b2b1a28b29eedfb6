/** Orders that take liquidity, off the lane of the market: a bounded, idempotent queue whose every order reaches a named end. */
package dev.lockstep.bot.execution;
