/**
 * A disk that can lose power: files in memory that remember what was synced and what was not, and every folder such a crash may leave.
 * It is as unkind as POSIX allows: bytes not synced may be there in part or not at all, and of the folder's operations since its last
 * sync any subset may have happened.
 */
package dev.lockstep.engine.disk;
