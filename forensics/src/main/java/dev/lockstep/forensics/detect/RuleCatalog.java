package dev.lockstep.forensics.detect;

import java.util.ArrayList;
import java.util.List;

/** The table of rules: what {@code lockstep rules} prints and what detectors take their ids and severities from. */
public final class RuleCatalog {
  private static final List<Rule> ALL = all();

  private RuleCatalog() {}

  /** Every rule, locks first, in the order of the printed table. */
  public static List<Rule> rules() {
    return ALL;
  }

  /** The rule of this id; an unknown id is a defect of the caller. */
  public static Rule rule(String id) {
    for (Rule rule : ALL) {
      if (rule.id().equals(id)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("no rule named " + id);
  }

  private static List<Rule> all() {
    List<Rule> rules = new ArrayList<>(LockRules.rows());
    rules.addAll(OrderRules.rows());
    return List.copyOf(rules);
  }
}
