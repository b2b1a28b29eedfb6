/** What is brought in after an incident: files of any compression and encoding, opened as plain UTF-8 bytes. */
package dev.lockstep.forensics.bundle;
