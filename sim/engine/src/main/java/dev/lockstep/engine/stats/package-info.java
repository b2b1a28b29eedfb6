/** What counted events and paired differences can tell: exact intervals of a rate, bootstrap intervals of money. The same on every machine. */
package dev.lockstep.engine.stats;
