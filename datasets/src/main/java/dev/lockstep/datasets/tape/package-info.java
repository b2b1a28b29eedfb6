/** The native tape: one market's recorded event stream as fixed-width rows with both timestamps, read in blocks. */
package dev.lockstep.datasets.tape;
