package dev.lockstep.bot.state;

import java.util.List;

/** What opening a store found. */
public sealed interface Opened<S> {
  /** No state was ever kept here, or a fresh start was asked for: then {@code setAside} names all that is quarantined, from earlier starts too. */
  record Empty<S>(List<String> setAside) implements Opened<S> {
    public Empty {
      setAside = List.copyOf(setAside);
    }
  }

  /**
   * A valid state.
   *
   * @param source the file it came from
   * @param setAside files that were corrupt and are quarantined under these names; where there are any, the last save may be lost, and
   *     the venue must be asked before anything is decided
   */
  record Loaded<S>(S state, long generation, String source, List<String> setAside) implements Opened<S> {
    public Loaded {
      setAside = List.copyOf(setAside);
    }
  }

  /** Trading is refused; the process ends with exit code 5. Nothing was changed. */
  record Refused<S>(Reason reason, String detail) implements Opened<S> {}

  /** Why trading is refused. */
  enum Reason {
    /** Another instance holds the lease. */
    HELD,
    /** State files are there and none is valid. */
    NONE_VALID,
    /** A later release wrote a file: to go back to an older generation would forget what it did. */
    LATER_SCHEMA,
    /** The disk does not let us read, set aside or make durable. */
    DISK
  }
}
