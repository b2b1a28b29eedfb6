package dev.lockstep.forensics.plant;

import java.util.ArrayList;
import java.util.List;

/** Makes bundles with known defects, one a seed; the same seed gives the same bytes. */
public final class Planter {
  /** Seeds in one round of all bots and defects. */
  public static final int ROUND = GoDefect.values().length + WindowDefect.values().length + PaperDefect.values().length;
  private static final int DECOY_EVERY = 4;

  private Planter() {}

  /** The bundle of a seed: bots and defects take turns, and every fourth round of them is made of decoys. */
  public static PlantedBundle bundle(long seed) {
    return bundle(seed, 0);
  }

  /** The same bundle at another time; the shift is taken in whole windows of 15 minutes by bots that have them. */
  public static PlantedBundle bundle(long seed, long shiftNanos) {
    List<Object> defects = new ArrayList<>();
    defects.addAll(List.of(GoDefect.values()));
    defects.addAll(List.of(WindowDefect.values()));
    defects.addAll(List.of(PaperDefect.values()));
    int count = defects.size();
    Object defect = defects.get(Math.floorMod(seed, count));
    boolean decoy = Math.floorMod(Math.floorDiv(seed, count), DECOY_EVERY) == DECOY_EVERY - 1;
    if (defect instanceof GoDefect go) return go.plant(seed, decoy, shiftNanos);
    if (defect instanceof WindowDefect window) return window.plant(seed, decoy, shiftNanos);
    if (defect instanceof PaperDefect paper) return paper.plant(seed, decoy, shiftNanos);
    throw new AssertionError(defect);
  }
}
