/**
 * Whether a release may be trusted: does it sell winners, does the simulated account add up, does any decision know the future. What it
 * finds is a violation with the moment it happened; too little to judge by is a verdict of its own and never a pass.
 */
package dev.lockstep.engine.verify;
