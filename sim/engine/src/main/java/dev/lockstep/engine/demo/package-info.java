/** The main job on the data in the box: the incident of 27 February, its fix, and what each part of the fix is worth. */
package dev.lockstep.engine.demo;
