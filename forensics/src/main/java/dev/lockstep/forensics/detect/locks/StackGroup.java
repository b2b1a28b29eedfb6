package dev.lockstep.forensics.detect.locks;

import java.util.List;

/**
 * Threads that stand in the same functions; the lines and addresses may differ.
 *
 * @param idle they wait for work, connections or events
 * @param doing in words, such as "waits for a lock"
 * @param frames innermost first
 * @param ids of up to {@link StackGroups#IDS_MAX} threads; of none in groups far down the list
 */
public record StackGroup(long count, boolean idle, String state, String doing, List<String> frames, List<String> ids) {}
