/**
 * Charts and pages of a threshold sweep. The data are plain numbers of this package's own, so that whoever sweeps needs nothing of a
 * chart, and a chart nothing of a sweep.
 */
package dev.lockstep.reports.sweep;
