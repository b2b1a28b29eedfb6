/**
 * Readers of thread dumps: bytes in, {@link dev.lockstep.forensics.model.ThreadDump} out. They stream, find a dump anywhere in a
 * file and behind the prefixes of log drivers, and let strangers pass: text that is no dump is counted, never an error.
 */
package dev.lockstep.forensics.parse;
