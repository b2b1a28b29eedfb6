/**
 * What is found and how it is said: severities, confidences, findings with their evidence, the table of rules and the
 * JSON of {@code lockstep.findings/1}. Detectors are functions from a model to findings; they read no files.
 */
package dev.lockstep.forensics.detect;
