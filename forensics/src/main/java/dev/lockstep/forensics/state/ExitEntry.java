package dev.lockstep.forensics.state;

/** One closed position in the state's history. */
public record ExitEntry(long closedNanos, String side, String openPrice, String closePrice, String quantity, String fees, String pnl, String reason) {}
