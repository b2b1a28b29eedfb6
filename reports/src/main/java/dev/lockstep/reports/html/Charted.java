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

  Charted(List<WindowStory> stories) {
    boolean few = stories.size() <= FEW;
    for (WindowStory story : stories) {
      if (full.size() < FULL_MAX && (few || story.isRemarkable())) full.add(story);
    }
  }

  boolean isFull(WindowStory story) {
    return full.contains(story);
  }
}
