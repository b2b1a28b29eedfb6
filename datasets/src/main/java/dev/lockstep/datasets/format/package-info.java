/** What every format reader yields: windows with their tapes, or the reason why there is none. */
package dev.lockstep.datasets.format;
