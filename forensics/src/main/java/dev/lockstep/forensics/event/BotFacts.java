package dev.lockstep.forensics.event;

/**
 * What is known about a bot beforehand and needed to judge its log. Every value can be set in the rule file.
 *
 * @param bot name of the rule set
 * @param saveIntervalNanos usual time between two writes of the state file
 * @param staleNanos age from which market data are not usable
 * @param loopNanos period of the main loop
 * @param attemptCap most attempts of one retry, 0 if the bot states none
 * @param windowNanos length of a market window, 0 if it trades without windows
 * @param frozenPriceNanos how long a price may repeat while heartbeats go on, 0 if repeats are normal
 */
public record BotFacts(
    String bot, long saveIntervalNanos, long staleNanos, long loopNanos, int attemptCap, long windowNanos,
    long frozenPriceNanos) {
  private static final long SECOND = 1_000_000_000L;
  public static final BotFacts UNKNOWN = new BotFacts("unknown", 60 * SECOND, 10 * SECOND, SECOND, 0, 0, 0);
}
