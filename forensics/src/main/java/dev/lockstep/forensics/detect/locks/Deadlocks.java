package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Evidence;
import dev.lockstep.forensics.model.JvmDeadlock;
import dev.lockstep.forensics.model.ThreadDump;
import dev.lockstep.forensics.model.ThreadInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Deadlocks of one dump: the JVM's sections, the runtime's sentence, and cycles of our own. */
final class Deadlocks {
  private final ThreadDump dump;
  private final int index;
  private final ThreadIds ids;
  private final List<LockUse> uses;
  private final LockGraph graph;
  private final LockWords words;

  Deadlocks(ThreadDump dump, int index, ThreadIds ids, List<LockUse> uses, LockGraph graph, LockWords words) {
    this.dump = dump;
    this.index = index;
    this.ids = ids;
    this.uses = uses;
    this.graph = graph;
    this.words = words;
  }

  /** Locks that a deadlock explains are added to {@code settled}, its threads to {@code members}. */
  List<LockCase> find(Set<LockUse> settled, Set<Integer> members) {
    List<LockCase> out = new ArrayList<>();
    for (LockGraph.Cycle cycle : graph.cycles()) {
      settled.addAll(cycle.locks());
      members.addAll(cycle.members());
      for (LockUse use : uses) {
        if (cycle.members().contains(use.holder)) {
          settled.add(use);
        }
      }
      out.add(fromCycle(cycle));
    }
    settleVictims(settled, members);
    addSections(out);
    addSentence(out, settled);
    return out;
  }

  /** A lock whose holder waits, through any number of others, for a deadlocked thread is told by the deadlock. */
  private void settleVictims(Set<LockUse> settled, Set<Integer> members) {
    for (LockUse use : uses) {
      Set<Integer> path = new LinkedHashSet<>();
      int at = use.holder;
      while (at >= 0 && path.add(at) && !members.contains(at)) {
        LockUse next = graph.lockOf(at);
        at = next == null ? -1 : next.holder;
      }
      if (at >= 0 && members.contains(at)) {
        settled.add(use);
      }
    }
  }

  private LockCase fromCycle(LockGraph.Cycle cycle) {
    List<String> names = new ArrayList<>();
    for (int member : cycle.members()) {
      names.add(ids.of(member));
    }
    List<String> sorted = new ArrayList<>(new TreeSet<>(names));
    List<String> victims = new ArrayList<>();
    for (int victim : graph.victims(cycle)) {
      victims.add(ids.of(victim));
    }
    List<Evidence> evidence = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<String> identities = new ArrayList<>();
    for (LockUse lock : cycle.locks()) {
      evidence.addAll(words.evidence(lock));
      notes.addAll(lock.notes);
      labels.add(lock.label);
      identities.add(lock.identity);
    }
    identities.sort(null);
    return deadlockCase(String.join(" and ", labels), "deadlock " + String.join(" | ", identities), cycle.confidence(), sorted, victims,
        notes, evidence);
  }

  private LockCase deadlockCase(
      String lock, String identity, Confidence sure, List<String> cycle, List<String> victims, List<String> notes, List<Evidence> evidence) {
    List<String> waiters = new ArrayList<>(cycle);
    waiters.addAll(victims);
    boolean main = waiters.contains("1") || waiters.contains("main");
    return new LockCase("deadlock", index, lock, identity, sure, null, List.of(), cycle, "", "", true, -1, waiters, cycle.size(), cycle,
        victims, main, -1, List.of(), notes.stream().distinct().toList(), evidence.stream().distinct().limit(12).toList());
  }

  /** What the JVM found itself: it confirms a cycle of ours, or stands alone where the threads are not in the text. */
  private void addSections(List<LockCase> out) {
    List<LockCase> unconfirmed = new ArrayList<>(out);
    for (JvmDeadlock section : dump.jvmDeadlocks()) {
      List<String> cycle = section.cycle();
      if (cycle.isEmpty()) {
        continue;
      }
      Evidence sentence = new Evidence(dump.file(), section.line(), "Found one Java-level deadlock:");
      LockCase same = unconfirmed.stream().filter(c -> sameMembers(c.cycle(), cycle, section)).findFirst().orElse(null);
      if (same != null) {
        unconfirmed.remove(same);
        List<Evidence> evidence = new ArrayList<>(List.of(sentence));
        evidence.addAll(same.evidence());
        List<String> notes = new ArrayList<>(same.notes());
        notes.add("the JVM reports this deadlock itself");
        out.set(out.indexOf(same), new LockCase("deadlock", index, same.lock(), same.identity(), Confidence.CERTAIN, null, List.of(),
            same.candidateIds(), "", "", true, -1, same.waiters(), same.direct(), same.cycle(), same.victims(), same.important(), -1, same.sites(), notes,
            evidence));
      } else {
        out.add(fromSection(section, cycle, sentence));
      }
    }
  }

  private static boolean sameMembers(List<String> ours, List<String> theirs, JvmDeadlock section) {
    Set<String> plain = new TreeSet<>();
    for (String id : ours) {
      int hash = id.lastIndexOf('#');
      plain.add(theirs.contains(id) || hash < 0 ? id : id.substring(0, hash));
    }
    return plain.equals(new TreeSet<>(theirs)) && !section.waits().isEmpty();
  }

  private LockCase fromSection(JvmDeadlock section, List<String> cycle, Evidence sentence) {
    List<Evidence> evidence = new ArrayList<>(List.of(sentence));
    Set<String> classes = new TreeSet<>();
    List<String> labels = new ArrayList<>();
    for (JvmDeadlock.Wait wait : section.waits()) {
      evidence.add(new Evidence(dump.file(), wait.line(), "\"" + wait.thread() + "\":"));
      if (cycle.contains(wait.thread())) {
        classes.add(wait.lockClass());
        labels.add(wait.lockClass() + " <" + GoLocks.hex(wait.lockAddress()) + ">");
      }
    }
    return deadlockCase(String.join(" and ", labels), "deadlock java " + String.join(" | ", classes), Confidence.CERTAIN,
        new ArrayList<>(new TreeSet<>(cycle)), section.victims(), List.of("the JVM reports this deadlock itself"), evidence);
  }

  /** "all goroutines are asleep": certain, even where no cycle can be drawn. */
  private void addSentence(List<LockCase> out, Set<LockUse> settled) {
    if (dump.traits().allAsleepLine() < 0) {
      return;
    }
    Evidence sentence = new Evidence(dump.file(), dump.traits().allAsleepLine(), "fatal error: all goroutines are asleep - deadlock!");
    boolean self = uses.stream().anyMatch(u -> u.self && u.holderConfidence.compareTo(Confidence.HIGH) >= 0);
    if (self && out.isEmpty()) {
      uses.stream().filter(u -> u.self).forEach(u -> {
        u.holderConfidence = Confidence.CERTAIN;
        u.notes.add("the runtime says: all goroutines are asleep");
      });
      return;
    }
    List<String> cycle = out.isEmpty() ? byElimination() : out.get(0).cycle();
    for (LockUse use : uses) {
      if (use.self && cycle.isEmpty()) {
        cycle = List.of(ids.of(use.holder));
      }
      use.self = false;
    }
    List<String> victims = new ArrayList<>();
    for (int i = 0; i < dump.threads().size(); i++) {
      ThreadInfo thread = dump.threads().get(i);
      String id = ids.of(i);
      if (!cycle.contains(id) && !thread.headless() && Activity.blocked(dump.platform(), thread.state())) {
        victims.add(id);
      }
    }
    List<Evidence> evidence = new ArrayList<>(List.of(sentence));
    List<String> labels = new ArrayList<>();
    Set<String> identities = new TreeSet<>();
    for (LockUse use : uses) {
      evidence.addAll(words.evidence(use));
      labels.add(use.label);
      identities.add(use.identity);
      settled.add(use);
    }
    List<String> notes = new ArrayList<>();
    notes.add("the runtime says: all goroutines are asleep");
    if (out.isEmpty() && !cycle.isEmpty()) {
      notes.add(
          cycle.size() > 1 ? "the cycle is drawn by elimination: each lock can only be held by a goroutine that waits for another one"
              : "probably a lock taken twice: a method on the same receiver stands deeper in the same stack");
    }
    LockCase whole = deadlockCase(labels.isEmpty() ? "no mutex: channels or wait groups" : String.join(" and ", labels),
        "deadlock go " + String.join(" | ", identities), Confidence.CERTAIN, cycle, cycle.isEmpty() ? List.of() : victims, notes, evidence);
    if (cycle.isEmpty()) {
      whole = new LockCase("deadlock", index, whole.lock(), whole.identity(), Confidence.CERTAIN, null, List.of(), List.of(), "", "", true,
          -1, victims, victims.size(), List.of(), List.of(), true, -1, List.of(), notes, evidence);
    }
    out.clear();
    out.add(whole);
  }

  /** Two locks with one waiter each and nobody else at a lock: each waiter must hold the other's lock. */
  private List<String> byElimination() {
    if (uses.size() != 2 || uses.get(0).waiters.size() != 1 || uses.get(1).waiters.size() != 1) {
      return List.of();
    }
    return new ArrayList<>(new TreeSet<>(List.of(uses.get(0).waiters.get(0).id(), uses.get(1).waiters.get(0).id())));
  }
}
