package dev.lockstep.engine.backtest;

import dev.lockstep.engine.time.Digest;
import java.util.List;

/**
 * What a run is made of, printed first: the same five give the same bytes on any machine. {@code runId} is their hash.
 *
 * @param datasetDigest over window records and every row that was replayed
 * @param settingsDigest over all settings of all releases
 */
public record RunHeader(String runId, long seed, String datasetDigest, String settingsDigest, List<String> releases, String commit) {
  static RunHeader of(long seed, String datasetDigest, String settingsDigest, List<String> releases, String commit) {
    Digest id = new Digest().number(seed).text(datasetDigest).text(settingsDigest).text(commit);
    releases.forEach(id::text);
    return new RunHeader(id.hex(), seed, datasetDigest, settingsDigest, List.copyOf(releases), commit);
  }
}
