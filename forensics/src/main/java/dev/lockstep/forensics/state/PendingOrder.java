package dev.lockstep.forensics.state;

/**
 * An order that the state says is waiting at the venue.
 *
 * @param createdNanos nanoseconds since 1970, or {@code LogEvent.UNTIMED}
 * @param deadlineNanos the same
 */
public record PendingOrder(String side, String id, String price, String quantity, long createdNanos, long deadlineNanos) {}
