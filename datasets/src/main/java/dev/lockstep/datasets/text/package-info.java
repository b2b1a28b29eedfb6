/** Bytes on their way in: decompression by magic, lines with a bound on their length, decimals and times without rounding. */
package dev.lockstep.datasets.text;
