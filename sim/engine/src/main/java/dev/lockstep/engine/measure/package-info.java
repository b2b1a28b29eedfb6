/** Whole-number arithmetic on measured quantities: proportions and quantile tables, the same on every machine. */
package dev.lockstep.engine.measure;
