package dev.lockstep.engine.spot;

import java.util.ArrayList;
import java.util.List;

/** I8 on states: a start finds the last acknowledged one or a later attempt, after damage an earlier one, and never none. */
final class StateRules<S> {
  private static final int EARLIER_MAX = 4;
  private final Verdicts auditor;
  private final List<S> attempted = new ArrayList<>();
  private final List<S> earlier = new ArrayList<>();
  private S durable;
  private boolean damaged;

  StateRules(Verdicts auditor) {
    this.auditor = auditor;
  }

  /** The last acknowledged state, or null. */
  S durable() {
    return durable;
  }

  void attempted(S image) {
    attempted.add(image);
  }

  void durable(S image) {
    if (earlier.size() == EARLIER_MAX) earlier.remove(0);
    earlier.add(image);
    durable = image;
    attempted.clear();
  }

  /** A start found this state, or none. Whoever calls takes it for durable next. */
  void loaded(S found) {
    if (durable == null && found == null) return;
    if (found == null) auditor.broken("I8", "a state was saved and acknowledged, and a start found none");
    else if (!found.equals(durable) && !attempted.contains(found) && !(damaged && earlier.contains(found))) {
      auditor.broken("I8", "a start found a state that is older than the last acknowledged save");
    }
    damaged = false;
  }

  /** An operator has given up the state. */
  void startedFresh() {
    durable = null;
    attempted.clear();
    earlier.clear();
  }

  /** Somebody spoilt the current state: an earlier one must do. */
  void damaged() {
    damaged = true;
  }
}
