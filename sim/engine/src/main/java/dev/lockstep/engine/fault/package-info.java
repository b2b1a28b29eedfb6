/**
 * What the world does to the traffic between bot and venue, one class a kind of fault. A fault sees calls and answers pass; it decides
 * nothing for the bot and knows no release.
 */
package dev.lockstep.engine.fault;
