/**
 * Decisions that keep a bot from trading: shutdown gate, trading mode, kill switch, guard of orders in flight, circuit breakers. They receive what
 * they need and answer with a reason code; they cannot wait, send, save or read a clock. What cannot be judged refuses entries. Each object
 * belongs to one lane.
 */
package dev.lockstep.bot.guard;
