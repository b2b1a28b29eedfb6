/**
 * An incident as a whole: the files of a bundle sorted by what they are, one timeline, all findings, and a card that says what
 * is known about the cause.
 */
package dev.lockstep.forensics.incident;
