/** From what the user names on the command line to windows, one at a time: files found, formats recognised, readers called. */
package dev.lockstep.datasets.importer;
