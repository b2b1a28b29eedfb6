/**
 * From bytes to events in one pass: lines, envelopes, clocks, payloads and event rules. Lines are looked at as bytes; a
 * regular expression runs only where the user's own rule asks for one, and then only on lines its literal has let through.
 */
package dev.lockstep.forensics.log;
