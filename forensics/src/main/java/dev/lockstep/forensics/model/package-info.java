/**
 * What a thread dump says, free of how it was written: threads, interned stacks, locks. Knows neither files nor parsers, so that
 * detectors can be tested with dumps built by hand.
 */
package dev.lockstep.forensics.model;
