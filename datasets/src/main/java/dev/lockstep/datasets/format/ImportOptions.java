package dev.lockstep.datasets.format;

import dev.lockstep.datasets.catalog.MarketBook;
import dev.lockstep.datasets.catalog.Outcomes;

/**
 * What an import is told from outside.
 *
 * @param outcomes winners from a file, empty if none was given
 * @param markets metadata of markets found beside the recordings
 * @param verifyHashes whether every book's hash is checked, not only those that carry all fields
 * @param tickNanoUsd price tick of generic CSV rows in 1e-9, 0 = the default of a cent
 * @param lotNanoShares lot of generic CSV rows in 1e-9, 0 = the default
 * @param inputFormat name of the format of every file, or null to judge by content
 */
public record ImportOptions(
    Outcomes outcomes, MarketBook markets, boolean verifyHashes, long tickNanoUsd, long lotNanoShares, String inputFormat) {
  public static ImportOptions defaults() {
    return new ImportOptions(Outcomes.none(), new MarketBook(), false, 0, 0, null);
  }
}
