package dev.lockstep.bot.order;

/**
 * An error answer, verbatim.
 *
 * @param status HTTP status; 0 when no answer came (connection failed, timed out)
 */
public record VenueError(int status, String text) {}
