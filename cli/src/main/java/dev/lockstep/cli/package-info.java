/** The command line: picocli commands and exit codes. The only place that reads arguments, prints and exits. */
package dev.lockstep.cli;
