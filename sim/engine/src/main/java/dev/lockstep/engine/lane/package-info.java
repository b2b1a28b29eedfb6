/** Lanes in virtual time: mailboxes and holds on one OS thread. */
package dev.lockstep.engine.lane;
