package dev.lockstep.reports.reproduce;

import java.util.Locale;

/** What a reproduction came to. */
public enum Verdict {
  /** The findings came under the release before, and nothing under the one after. */
  REPRODUCED,
  /** The release after still shows something. */
  STILL_THERE,
  /** The release after shows nothing, but did not hold what the one before held when the trouble began, so nothing is proved. */
  NOT_TESTED,
  /** The release before does not show what was expected, so nothing is proved. */
  NOT_REPRODUCED;

  /** The word in reports and JSON. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
