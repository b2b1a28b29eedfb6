/**
 * Labelled synthetic windows from a seed and a specification. Everything that was fitted stands in the specification; the same
 * seed and specification give the same bytes on any machine (whole numbers, own generator, StrictMath, no locale, no clock).
 */
package dev.lockstep.datasets.synth;
