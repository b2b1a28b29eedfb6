/** Plays a list of orders against a tape and collects every response: what would these orders have got. */
package dev.lockstep.engine.script;
