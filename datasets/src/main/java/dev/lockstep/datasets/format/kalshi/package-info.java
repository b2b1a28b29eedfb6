/**
 * Kalshi recordings: newline-delimited JSON, plain or in a recorder's envelope, in folders of runs. Only bids are sent, of yes and
 * of no; the yes book's asks are the no bids seen from the other side. Changes are signed and numbered.
 */
package dev.lockstep.datasets.format.kalshi;
