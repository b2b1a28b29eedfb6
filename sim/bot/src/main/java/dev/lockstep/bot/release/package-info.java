/** Releases: wirings of parts and lanes. Behaviour differs between releases by what is plugged in here, never by a question about the version. */
package dev.lockstep.bot.release;
