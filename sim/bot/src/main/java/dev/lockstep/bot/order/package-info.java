/**
 * Order vocabulary: what is sent to a venue and what comes back, as immutable messages.
 */
package dev.lockstep.bot.order;
