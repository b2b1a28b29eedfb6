/**
 * What is wrong with data: anomalies by kind with their first place, the completeness of a window, and the located error that
 * ends a file or a window. Nothing here repairs anything.
 */
package dev.lockstep.datasets.quality;
