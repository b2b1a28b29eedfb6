package dev.lockstep.forensics.detect.locks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * CPU per native thread id, read from a listing taken beside a dump.
 *
 * @param shares share of one core (1.0 is busy all the time) by native thread id
 */
public record CpuListing(Map<Long, Double> shares) {
  public static final CpuListing NONE = new CpuListing(Map.of());

  public CpuListing {
    shares = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /** The share, or -1 where the listing does not name the thread. */
  double share(long nativeId) {
    return shares.getOrDefault(nativeId, -1.0);
  }

  public boolean present() {
    return !shares.isEmpty();
  }
}
