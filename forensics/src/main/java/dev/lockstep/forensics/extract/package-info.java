/** From evidence to a scenario: one window cut out of its log, what its world was like, and the findings it must show again. */
package dev.lockstep.forensics.extract;
