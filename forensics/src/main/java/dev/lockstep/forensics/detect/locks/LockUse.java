package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One lock of one dump that somebody waits for: the waiters, the holder as far as it can be told, and why it is believed. */
final class LockUse {
  /** Index that stands for a thread that is not in the dump. */
  static final int ABSENT = -1;

  /**
   * @param thread index in the dump, or {@link #ABSENT}
   * @param frame the frame that asked for the lock
   */
  record Waiter(int thread, String id, int frame, long line, String text, boolean reader) {}

  /**
   * @param exact an exact pointer to the lock or its owner stands in its arguments
   * @param frame the frame that shows it
   */
  record Candidate(int thread, double score, boolean exact, int frame, List<String> reasons) {}

  /** The lock as the dump calls it. */
  final String label;
  /** The lock without addresses: its class or owner type and field, for fingerprints and series. */
  final String identity;

  final List<Waiter> waiters = new ArrayList<>();
  final List<Candidate> candidates = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  /** Objects through which the waiters reached the lock. */
  final Set<String> owners = new LinkedHashSet<>();
  /** Waiters of other locks that may hold this one: enough to close a cycle, too little to name a holder. */
  final Set<Integer> weak = new LinkedHashSet<>();

  int holder = ABSENT;
  Confidence holderConfidence = Confidence.CERTAIN;
  int holdFrame = -1;
  long holdLine = -1;
  String holdText;
  /** A waiter that holds the lock itself. */
  boolean self;
  /** Nobody owes this lock an end: sockets, selectors, acceptors. */
  boolean idlePattern;
  /** No holder can be in the dump; {@link #leakConfidence} says how sure that is. */
  boolean leaked;

  Confidence leakConfidence = Confidence.HIGH;
  /** True for an edge to the holder that is only a hypothesis. */
  boolean hypothesis;

  LockUse(String label, String identity) {
    this.label = label;
    this.identity = identity;
  }

  boolean waitedForBy(int thread) {
    for (Waiter waiter : waiters) {
      if (waiter.thread() == thread) {
        return true;
      }
    }
    return false;
  }
}
