/** What data there is: windows, datasets, manifests. */
package dev.lockstep.datasets.catalog;
