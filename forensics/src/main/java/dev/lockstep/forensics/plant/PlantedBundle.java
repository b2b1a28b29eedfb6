package dev.lockstep.forensics.plant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bundle and what was planted in it.
 *
 * @param rule the rule that must be found, or, in a decoy, must not be found
 * @param implied further rules that the defect may set off
 * @param decoy the defect stays at half its threshold or below
 */
public record PlantedBundle(long seed, String bot, String rule, List<String> implied, boolean decoy, Map<String, byte[]> files) {
  public PlantedBundle {
    implied = List.copyOf(implied);
    files = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
