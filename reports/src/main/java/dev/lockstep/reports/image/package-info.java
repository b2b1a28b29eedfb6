/** Charts as picture files by xchart. It costs a good part of a second to load, so nothing refers to it until pictures are written. */
package dev.lockstep.reports.image;
