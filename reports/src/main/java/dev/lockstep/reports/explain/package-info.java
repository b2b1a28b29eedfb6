/** One run told to a person: everything the bot did and everything the venue did, in one order of time. */
package dev.lockstep.reports.explain;
