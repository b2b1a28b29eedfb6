package dev.lockstep.forensics.detect.locks;

import dev.lockstep.forensics.detect.Confidence;
import dev.lockstep.forensics.detect.Evidence;
import java.util.List;

/**
 * The verdict on one lock in one dump, in words and ids, ready to be compared with the other dumps of the series.
 *
 * @param rule an id of the table of rules
 * @param lock the lock as the dump calls it
 * @param identity the lock without addresses; equal in every dump of a series
 * @param holder id, or null where nobody can be named
 * @param holding what the holder does, such as "sleeps in Trader.save", or an empty text
 * @param holderFrame the function the holder stands in, without addresses
 * @param holderWaits it cannot go on by itself
 * @param holderCpuMillis CPU it has used, -1 where not told
 * @param important a main, step or event-loop thread is among the waiters
 * @param sites where the first waiters ask for the lock
 * @param minutes longest wait the dump tells, -1 where none
 */
record LockCase(
    String rule,
    int dump,
    String lock,
    String identity,
    Confidence confidence,
    String holder,
    List<LockUse.Candidate> candidates,
    List<String> candidateIds,
    String holding,
    String holderFrame,
    boolean holderWaits,
    double holderCpuMillis,
    List<String> waiters,
    int direct,
    List<String> cycle,
    List<String> victims,
    boolean important,
    int minutes,
    List<String> sites,
    List<String> notes,
    List<Evidence> evidence) {

  LockCase withRule(String other, Confidence sure, List<String> more) {
    return new LockCase(other, dump, lock, identity, sure, holder, candidates, candidateIds, holding, holderFrame, holderWaits,
        holderCpuMillis, waiters, direct, cycle, victims, important, minutes, sites, more, evidence);
  }
}
