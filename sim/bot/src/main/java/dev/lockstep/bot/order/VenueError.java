package dev.lockstep.bot.order;

/**
 * An error answer, verbatim.
 *
 * @param status HTTP status; 0 when no answer came (connection failed, timed out)
 * @param retryAfterNanos how long the venue asks to be left alone, from its Retry-After header; 0 if it does not say
 */
public record VenueError(int status, String text, long retryAfterNanos) {
  public VenueError(int status, String text) {
    this(status, text, 0);
  }

  /** Whether the request may have been carried out all the same: no answer, or the venue failed while it worked. */
  public boolean outcomeUnknown() {
    return status == 0 || status >= 500;
  }
}
