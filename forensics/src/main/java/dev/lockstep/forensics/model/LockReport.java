package dev.lockstep.forensics.model;

/**
 * A report of the go-deadlock library, which names the holder itself.
 *
 * @param holder goroutine that took the lock, -1 where not told
 * @param waiter goroutine that tried in vain
 */
public record LockReport(long lockAddress, long holder, long waiter, long line) {}
