package dev.lockstep.datasets.importer;

import java.util.Locale;

/** Formats an input can have, recognised by content. */
public enum FileKind {
  TAPE,
  POLYMARKET,
  KALSHI,
  L2_CSV,
  WIDE_CSV,
  /** Metadata of markets beside recordings: condition id, slug and tokens. */
  MARKETS,
  /** A table of winners. */
  OUTCOMES,
  /** Read-me, licence and the like. */
  DOCUMENT,
  UNKNOWN;

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
