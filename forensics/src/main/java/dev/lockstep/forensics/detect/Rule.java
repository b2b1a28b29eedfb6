package dev.lockstep.forensics.detect;

/**
 * One row of the table of rules.
 *
 * @param group {@code locks} (thread dumps) or {@code orders} (logs, snapshots, bundles)
 * @param severity the usual severity; {@code escalation} says when it differs
 * @param escalation what makes the severity another one, or an empty text
 * @param firesWhen what is seen; for locks in one dump
 * @param inSeries what is seen in several dumps of one process, or an empty text
 */
public record Rule(String id, String group, Severity severity, String escalation, String firesWhen, String inSeries) {}
