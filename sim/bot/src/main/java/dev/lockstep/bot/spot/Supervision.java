package dev.lockstep.bot.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;

/**
 * What becomes of exceptions in handlers: they are noted with lane, instrument and trace. On the main lane the loop goes on; an episode, the same place
 * throwing again and again, counts once, and after {@value #EPISODES_MAX} episodes the bot closes, loudly. On another lane the order or the connection
 * that the task looked after would be left alone, so there the first one closes the bot: its next start asks the venue.
 */
final class Supervision {
  static final int EPISODES_MAX = 20;
  private static final long EPISODE_NANOS = 10_000_000_000L;
  private static final int FRAMES_MAX = 8;

  private final Core core;
  private final SpotPolicies.ErrorCount counting;
  private final SpotPolicies.ErrorEntry entry;
  private String place = "";
  private long lastNanos = Long.MIN_VALUE;
  private int repeats;
  private int episodes;
  private Closing onSpent = reason -> { };

  /** Who closes the bot. */
  @FunctionalInterface
  interface Closing {
    void close(String reason);
  }

  Supervision(Core core) {
    this.core = core;
    counting = core.parts.get(SpotPolicies.ErrorCount.class);
    entry = core.parts.get(SpotPolicies.ErrorEntry.class);
  }

  void onSpent(Closing action) {
    onSpent = action;
  }

  /** The task with each of its steps guarded. */
  Task guarded(String lane, String label, Task task) {
    return () -> run(lane, label, task);
  }

  private Step run(String lane, String label, Task task) {
    try {
      return guarded(lane, label, task.run());
    } catch (RuntimeException e) {
      threw(lane, label, e);
      return Step.done();
    }
  }

  private Step guarded(String lane, String label, Step step) {
    if (step instanceof Step.Done) return step;
    if (step instanceof Step.Sleep sleep) return Step.sleep(sleep.nanos(), wake -> run(lane, label, () -> sleep.next().resume(wake)));
    if (step instanceof Step.Await await) return Step.awaitAll(await.signals(), await.timeoutNanos(), wake -> run(lane, label, () -> await.next().resume(wake)));
    throw new AssertionError(step);
  }

  /** Notes an exception. Any lane may call it. */
  private synchronized void threw(String lane, String label, RuntimeException e) {
    String where = lane + " " + label + " " + e.getClass().getName();
    boolean same = counting == SpotPolicies.ErrorCount.EPISODES && where.equals(place) && core.now() - lastNanos < EPISODE_NANOS;
    place = where;
    lastNanos = core.now();
    repeats = same ? repeats + 1 : 1;
    if (same) return;
    episodes++;
    boolean trace = entry == SpotPolicies.ErrorEntry.WITH_TRACE;
    core.note(SpotNote.Kind.ERROR, 0, repeats, trace ? lane + " " + core.instrument.id() + " " + label + " " + trace(e) : "Error: " + e.getMessage());
    if (!lane.equals(core.main.name())) {
      core.alarm("a handler of lane " + lane + " threw: " + label);
      onSpent.close("handler_failed");
    } else if (episodes == EPISODES_MAX) {
      onSpent.close("error_budget");
    }
  }

  private static String trace(RuntimeException e) {
    StringBuilder text = new StringBuilder(e.toString());
    StackTraceElement[] frames = e.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) text.append(" at ").append(frames[i]);
    return text.toString();
  }
}
