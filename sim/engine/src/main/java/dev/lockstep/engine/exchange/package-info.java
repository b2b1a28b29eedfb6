/**
 * The simulated venue: recorded depth, resting and taking orders, dated venue rules, and what the account then owns. It works in
 * exchange time only; every latency is the caller's.
 */
package dev.lockstep.engine.exchange;
