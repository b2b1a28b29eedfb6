/** Virtual time: one event queue with a written order of ties, and the clock that reads it. */
package dev.lockstep.engine.time;
