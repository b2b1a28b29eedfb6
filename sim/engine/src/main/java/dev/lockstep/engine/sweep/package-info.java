/**
 * Many settings over many windows in one pass. A run records, for every setting that is only compared with, the interval in which each
 * comparison would have come out the same; a point inside all intervals takes that run's outcome.
 */
package dev.lockstep.engine.sweep;
