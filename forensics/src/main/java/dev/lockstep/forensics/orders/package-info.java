/**
 * Detectors over logs and states: each goes from a {@link dev.lockstep.forensics.orders.CaseFile} to findings, reads no file
 * and knows no bot. The rules are those of {@code RULES.md}; each class says which.
 */
package dev.lockstep.forensics.orders;
