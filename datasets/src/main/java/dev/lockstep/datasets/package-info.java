/** Recorded market data, windows and scenarios: formats, manifests, import, synthesis. Everything that touches a data file. */
package dev.lockstep.datasets;
