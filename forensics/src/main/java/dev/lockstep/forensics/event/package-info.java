/**
 * What a log says, as data: event kinds, events, the rhythm of each kind and the silences in it. No file, no byte and no
 * clock is read here; detectors work on these types alone.
 */
package dev.lockstep.forensics.event;
