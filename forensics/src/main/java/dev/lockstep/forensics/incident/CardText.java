package dev.lockstep.forensics.incident;

import dev.lockstep.forensics.text.WrappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The root-cause card as lines of text, and as Markdown for a ticket. */
public final class CardText {
  private static final int HYPOTHESES_SHOWN = 4;

  private final UnaryOperator<String> clean;
  private final List<String> lines = new ArrayList<>();

  private CardText(UnaryOperator<String> clean) {
    this.clean = clean;
  }

  /**
   * The card in lines of at most a hundred columns, unless a word is longer.
   *
   * @param clean takes secrets and control characters out of a text, before it is broken into lines
   */
  public static List<String> lines(Incident incident, UnaryOperator<String> clean) {
    return new CardText(clean).of(incident);
  }

  private List<String> of(Incident incident) {
    RootCauseCard card = incident.card();
    add("VERDICT: ", card.verdict() + " - " + card.verdictSentence());
    add("still going on: ", card.ongoing());
    add("first symptom:  ", card.firstSymptom());
    add("last symptom:   ", card.lastSymptom());
    list("open positions:", card.openPositions(), "none known");
    list("orders that may still rest, check at the venue:", card.openOrders(), "none known");
    list("a restart destroys:", card.restartDestroys(), "nothing that is known of");
    add("cost so far:    ", card.cost());
    for (ClockOffset offset : incident.offsets()) {
      add("clock: ", offset.source() + " stands " + offset.relation());
    }
    int rank = 0;
    for (Hypothesis hypothesis : card.hypotheses()) {
      if (++rank > HYPOTHESES_SHOWN) break;
      lines.add("");
      add(rank + ". ", hypothesis.title() + " (" + hypothesis.id() + ", weight " + hypothesis.score() + ")");
      hypothesis.supports().forEach(s -> add("   for:     ", s));
      hypothesis.against().forEach(s -> add("   against: ", s));
      hypothesis.missing().forEach(s -> add("   missing: ", s));
      String cure = card.verdict().equals(hypothesis.id()) ? "   cure:    " : "   if so:   ";
      if (rank == 1) hypothesis.prescription().forEach(s -> add(cure, s));
    }
    return lines;
  }

  private void add(String name, String text) {
    lines.addAll(WrappedText.lines(clean.apply(text), WrappedText.WIDTH, name, " ".repeat(name.length())));
  }

  private void list(String name, List<String> items, String none) {
    lines.add(items.isEmpty() ? name + " " + none : name);
    items.forEach(i -> add("  - ", i));
  }
}
