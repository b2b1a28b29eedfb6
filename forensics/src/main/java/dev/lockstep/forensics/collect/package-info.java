/** Takes the evidence of a running or stopped process without ending it, and seals it with a manifest. */
package dev.lockstep.forensics.collect;
