package dev.lockstep.forensics.state;

/** One open lot. Amounts are the file's own decimal texts. */
public record Lot(
    String book, String side, String openPrice, String quantity, String entryFee, String orderId, long openedNanos,
    boolean trailActive, String trailPeak, String trailStop, String exitMode) {}
