package dev.lockstep.forensics.incident;

import java.util.ArrayList;
import java.util.List;

/** The root-cause card as lines of text, and as Markdown for a ticket. */
public final class CardText {
  private static final int HYPOTHESES_SHOWN = 4;

  private CardText() {}

  public static List<String> lines(Incident incident) {
    RootCauseCard card = incident.card();
    List<String> lines = new ArrayList<>();
    lines.add("VERDICT: " + card.verdict() + " - " + card.verdictSentence());
    lines.add("still going on: " + card.ongoing());
    lines.add("first symptom:  " + card.firstSymptom());
    lines.add("last symptom:   " + card.lastSymptom());
    list(lines, "open positions", card.openPositions(), "none known");
    list(lines, "orders that may still rest, check at the venue", card.openOrders(), "none known");
    list(lines, "a restart destroys", card.restartDestroys(), "nothing that is known of");
    lines.add("cost so far:    " + card.cost());
    for (ClockOffset offset : incident.offsets()) {
      lines.add(String.format(java.util.Locale.ROOT, "clock: %s stands %.3f s ahead of %s (within %.3f s, %d pairs)",
          offset.source(), offset.offsetNanos() / 1e9, offset.reference(), offset.spreadNanos() / 1e9, offset.samples()));
    }
    int rank = 0;
    for (Hypothesis hypothesis : card.hypotheses()) {
      if (++rank > HYPOTHESES_SHOWN) break;
      lines.add("");
      lines.add(rank + ". " + hypothesis.title() + " (" + hypothesis.id() + ", weight " + hypothesis.score() + ")");
      hypothesis.supports().forEach(s -> lines.add("   for:     " + s));
      hypothesis.against().forEach(s -> lines.add("   against: " + s));
      hypothesis.missing().forEach(s -> lines.add("   missing: " + s));
      String cure = card.verdict().equals(hypothesis.id()) ? "   cure:    " : "   if so:   ";
      if (rank == 1) hypothesis.prescription().forEach(s -> lines.add(cure + s));
    }
    return lines;
  }

  private static void list(List<String> lines, String name, List<String> items, String none) {
    lines.add(name + ": " + (items.isEmpty() ? none : ""));
    items.forEach(i -> lines.add("  - " + i));
  }
}
