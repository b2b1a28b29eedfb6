package dev.lockstep.bot.lane;

/** The lanes of one bot and the signals its tasks wait for. */
public interface Lanes {
  /** The lane of this name; fails for a name the release's profile does not list. */
  Lane lane(String name);

  /** A fresh signal of this runtime. */
  Signal newSignal();

  /** Raised once when the runtime stops; every wait listens to it. */
  Signal stopping();
}
