package dev.lockstep.bot.lane;

import java.util.Locale;

/** Work that a release places on a lane. */
public enum Role {
  /** Market data, exits, guards, ledgers. */
  EXITS,
  /** The first tries to place the profit lock. */
  PROFIT_LOCK,
  /** Its later tries, where a release has them. */
  PROFIT_LOCK_LATER,
  /** Maker-first entries that buy. */
  ENTRY_BUY,
  /** Maker-first entries that sell. */
  ENTRY_SELL,
  /** Orders that take liquidity: exits and market entries. */
  EXECUTION,
  /** Connecting and backing off. */
  LINK,
  /** Saving state. */
  STORE,
  /** What a guarded window bot knows and saves. */
  GUARD;

  /** The word for it in files and logs. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
