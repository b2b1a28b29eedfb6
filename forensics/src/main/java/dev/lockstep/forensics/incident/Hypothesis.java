package dev.lockstep.forensics.incident;

import java.util.List;

/**
 * One possible cause.
 *
 * @param score what speaks for it less what speaks against it; only the order means something
 * @param prescription what to change so that it cannot happen again
 */
public record Hypothesis(
    String id, String title, double score, List<String> supports, List<String> against, List<String> missing, List<String> prescription) {
  public Hypothesis {
    supports = List.copyOf(supports);
    against = List.copyOf(against);
    missing = List.copyOf(missing);
    prescription = List.copyOf(prescription);
  }
}
