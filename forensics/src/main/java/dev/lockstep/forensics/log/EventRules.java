package dev.lockstep.forensics.log;

import dev.lockstep.forensics.event.BotFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The event rules of one or more rule files, in the order in which they are tried. */
public final class EventRules {
  private final List<EventRule> rules;
  private final Map<String, BotFacts> facts;

  EventRules(List<EventRule> rules, Map<String, BotFacts> facts) {
    this.rules = List.copyOf(rules);
    this.facts = Map.copyOf(facts);
  }

  /** These rules first, then those of another file; a name that occurs in both is taken from here. */
  public EventRules before(EventRules other) {
    List<EventRule> joined = new ArrayList<>(rules);
    Map<String, BotFacts> joinedFacts = new LinkedHashMap<>(other.facts);
    joinedFacts.putAll(facts);
    for (EventRule rule : other.rules) {
      if (rules.stream().noneMatch(r -> r.name().equals(rule.name()))) joined.add(rule);
    }
    return new EventRules(joined, joinedFacts);
  }

  List<EventRule> rules() {
    return rules;
  }

  Map<String, BotFacts> facts() {
    return facts;
  }

  RuleMatcher matcher() {
    return new RuleMatcher(rules);
  }

  public int size() {
    return rules.size();
  }

  /** Name and kind of each rule, in the order in which they are tried. */
  public Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    for (EventRule rule : rules) kinds.put(rule.name(), rule.kind().id());
    return kinds;
  }
}
