package dev.lockstep.bot.spot;

import dev.lockstep.bot.journal.SpotNote;
import dev.lockstep.bot.lane.Step;
import dev.lockstep.bot.lane.Task;

/**
 * What becomes of exceptions in handlers of the main lane: they are noted with lane, instrument and trace, and the loop goes on. An episode,
 * the same place throwing again and again, counts once; after {@value #EPISODES_MAX} episodes the bot closes, loudly.
 */
final class Supervision {
  static final int EPISODES_MAX = 20;
  private static final long EPISODE_NANOS = 10_000_000_000L;
  private static final int FRAMES_MAX = 8;

  private final Core core;
  private String place = "";
  private long lastNanos = Long.MIN_VALUE;
  private int repeats;
  private int episodes;
  private Runnable onBudgetSpent = () -> {};

  Supervision(Core core) {
    this.core = core;
  }

  void onBudgetSpent(Runnable action) {
    onBudgetSpent = action;
  }

  Task guarded(String label, Task task) {
    return () -> {
      try {
        return task.run();
      } catch (RuntimeException e) {
        threw(label, e);
        return Step.done();
      }
    };
  }

  /** Notes an exception. */
  void threw(String label, RuntimeException e) {
    String where = label + " " + e.getClass().getName();
    boolean same = where.equals(place) && core.now() - lastNanos < EPISODE_NANOS;
    place = where;
    lastNanos = core.now();
    repeats = same ? repeats + 1 : 1;
    if (same) return;
    episodes++;
    core.note(SpotNote.Kind.ERROR, 0, repeats, core.main.name() + " " + core.instrument.id() + " " + label + " " + trace(e));
    if (episodes == EPISODES_MAX) onBudgetSpent.run();
  }

  private static String trace(RuntimeException e) {
    StringBuilder text = new StringBuilder(e.toString());
    StackTraceElement[] frames = e.getStackTrace();
    for (int i = 0; i < Math.min(frames.length, FRAMES_MAX); i++) text.append(" at ").append(frames[i]);
    return text.toString();
  }
}
