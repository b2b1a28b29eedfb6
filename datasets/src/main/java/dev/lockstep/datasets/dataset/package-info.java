/** Folders of tapes with their manifest: written whole or not at all, read back for listing. */
package dev.lockstep.datasets.dataset;
