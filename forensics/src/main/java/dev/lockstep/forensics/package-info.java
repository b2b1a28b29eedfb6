/** Evidence in, findings out: parsers, models and detectors over thread dumps, logs and state snapshots. */
package dev.lockstep.forensics;
