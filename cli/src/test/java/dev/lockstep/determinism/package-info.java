/** The promise that a run gives the same bytes on any machine, tested with other JVMs, locales, time zones and processors. */
package dev.lockstep.determinism;
