/** Comma-separated recordings: order-book rows with any of the usual column names, and one row a second with best prices. */
package dev.lockstep.datasets.format.csv;
