/** Findings on thread dumps as text for a tired person and as one HTML page that needs neither scripts nor network. */
package dev.lockstep.forensics.render;
