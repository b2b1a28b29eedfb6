/** Text that leaves the program: control characters made visible, secrets replaced by tags, JSON. */
package dev.lockstep.forensics.text;
