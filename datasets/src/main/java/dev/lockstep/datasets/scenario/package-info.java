/**
 * Scenarios as data: one window, the latencies and faults of its world, and the findings that must come of it. Written by whoever reads
 * evidence, run by whoever has a simulator; neither needs to know the other.
 */
package dev.lockstep.datasets.scenario;
