package dev.lockstep.bot;

import dev.lockstep.bot.settings.Threshold;
import java.util.Map;
import java.util.TreeMap;

/** A bot that trades one market window. It is assembled from ports and put to work once; everything after that happens in tasks on its lanes. */
public interface TradingBot {
  /** Puts the first task on a lane. Called once, outside any lane. */
  void start();

  /** What the bot itself believes it earned, in nano-dollars; the venue's account may say otherwise. */
  default long believedPnlNanoUsd() {
    return 0;
  }

  /**
   * Whether nothing the bot does from now on can change its account: it is out, and no order of its rests. A run that asks for the
   * account alone may stop then. A bot that cannot tell says no.
   */
  default boolean isFinished() {
    return false;
  }

  /** The settings that this bot only compares with, by key, each with the interval of values that would have changed nothing so far. */
  default Map<String, Threshold> thresholds() {
    return new TreeMap<>();
  }
}
