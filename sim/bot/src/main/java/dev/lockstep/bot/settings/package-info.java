/** Settings: numbers with a key, a unit and a meaning. A comparison with one is recorded, so that a run knows which other values would have come out the same. */
package dev.lockstep.bot.settings;
