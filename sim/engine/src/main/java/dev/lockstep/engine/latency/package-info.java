/** How long a request takes to the venue and its answer back: constant, recorded, sampled, or growing with the market's activity. */
package dev.lockstep.engine.latency;
