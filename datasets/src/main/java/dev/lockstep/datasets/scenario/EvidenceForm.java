package dev.lockstep.datasets.scenario;

/** What the findings of a scenario were read from, and must be read from again: they see different things. */
public enum EvidenceForm {
  /** The bot's own log: whole seconds, a line a second, no evaluations. */
  LOG("log"),
  /** A journal of this project's own bots: every evaluation and every lane that was held. */
  JOURNAL("journal");

  private final String label;

  EvidenceForm(String label) {
    this.label = label;
  }

  /** The word in scenario files. */
  public String label() {
    return label;
  }
}
