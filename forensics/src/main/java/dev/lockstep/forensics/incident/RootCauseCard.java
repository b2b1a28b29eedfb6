package dev.lockstep.forensics.incident;

import java.util.List;

/**
 * What the person on call needs, then what may be the cause.
 *
 * @param verdict id of the leading hypothesis, {@code cannot-tell}, or {@code healthy}
 * @param ongoing {@code yes}, {@code no} or {@code unknown}, with the reason
 * @param openOrders orders that may still rest at the venue, with ids to check there
 * @param restartDestroys what is lost if the process is stopped now
 */
public record RootCauseCard(
    String verdict, String verdictSentence, String ongoing, String firstSymptom, String lastSymptom, List<String> openPositions,
    List<String> openOrders, List<String> restartDestroys, String cost, List<Hypothesis> hypotheses) {
  public RootCauseCard {
    openPositions = List.copyOf(openPositions);
    openOrders = List.copyOf(openOrders);
    restartDestroys = List.copyOf(restartDestroys);
    hypotheses = List.copyOf(hypotheses);
  }
}
