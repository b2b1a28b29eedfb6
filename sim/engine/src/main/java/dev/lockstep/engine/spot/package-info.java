/**
 * A synthetic spot world around the spot bot: a market that walks and jumps, a venue with a stream of raw text and requests, faults as data,
 * a disk that loses power, and an auditor that recomputes the truth from what crosses the wire and holds the bot to invariants after every event.
 */
package dev.lockstep.engine.spot;
