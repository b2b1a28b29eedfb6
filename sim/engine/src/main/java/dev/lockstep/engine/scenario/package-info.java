/** Scenarios run: a release in the window and the world that a scenario describes. */
package dev.lockstep.engine.scenario;
