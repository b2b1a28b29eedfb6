package dev.lockstep.cli.text;

import java.util.Collection;
import java.util.Optional;

/** The name a user most likely meant: the one that needs the fewest letters changed, dropped, added or swapped. */
public final class Nearest {
  private Nearest() {}

  /** The nearest candidate, the first of equals, or nothing if more than a third of the letters would have to change. */
  public static Optional<String> to(String typed, Collection<String> candidates) {
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int edits = edits(typed, candidate);
      if (edits < least && edits <= Math.max(1, Math.max(typed.length(), candidate.length()) / 3)) {
        nearest = candidate;
        least = edits;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Edits that turn one text into the other, a swap of neighbours counting once. */
  static int edits(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        cost[i][j] = Math.min(cost[i - 1][j - 1] + change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
    return cost[one.length()][other.length()];
  }
}
