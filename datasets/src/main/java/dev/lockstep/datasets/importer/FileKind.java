package dev.lockstep.datasets.importer;

import java.util.List;
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

  /** Kinds that hold windows. */
  public static final List<FileKind> READABLE = List.of(TAPE, POLYMARKET, KALSHI, L2_CSV, WIDE_CSV);

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
