/** Benchmarks: generated tapes, a whole-process replay beside baselines, and JMH measurements. Nothing here is a test. */
package dev.lockstep.engine.bench;
