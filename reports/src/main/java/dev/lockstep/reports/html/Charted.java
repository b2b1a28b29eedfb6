package dev.lockstep.reports.html;

import dev.lockstep.reports.story.WindowStory;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which positions are charted in full: all of them while they are few, otherwise those with a blackout, an exit, a loss or a false exit,
 * and of these no more than a page can carry.
 */
final class Charted {
  private static final int FEW = 16;
  private static final int FULL_MAX = 120;

  private final Set<WindowStory> full = Collections.newSetFromMap(new IdentityHashMap<>());
  private final boolean few;

  Charted(List<WindowStory> stories) {
    few = stories.size() <= FEW;
    for (WindowStory story : stories) {
      if (full.size() < FULL_MAX && (few || story.isRemarkable())) full.add(story);
    }
  }

  /** Whether it gets a picture file: a picture takes as long as the window's replay, so among many only what a tier sold or what was lost. */
  boolean isPictured(WindowStory story) {
    return isFull(story) && (few || story.isEventful());
  }

  boolean isFull(WindowStory story) {
    return full.contains(story);
  }
}
