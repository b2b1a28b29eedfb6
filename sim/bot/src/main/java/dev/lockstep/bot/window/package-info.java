/**
 * The window bot: buys the likely winner late in a 15-minute market, rests a 99-cent sell and watches three exit tiers. It polls;
 * one loop is two tasks on the main lane, Watch and Evaluate, and whatever else a release places there runs between them.
 */
package dev.lockstep.bot.window;
