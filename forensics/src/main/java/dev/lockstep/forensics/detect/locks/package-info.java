/**
 * Who holds the lock, who waits, and why: the lock model over {@link dev.lockstep.forensics.model.ThreadDump} and the verdicts drawn
 * from it, one dump first and then the series.
 */
package dev.lockstep.forensics.detect.locks;
